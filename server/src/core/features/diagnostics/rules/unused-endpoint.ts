import { showsUses, usedNames } from "#core/document/used-names.ts";
import type { DocumentRule } from "../rule.ts";

/** No pipeline deploys an endpoint. */
export const unusedEndpoint: DocumentRule<string> = {
  code: "unused-endpoint",
  severity: "hint",
  summary:
    "No deployment node of this file deploys the endpoint; it can still be deployed by hand.",
  scope: "document",
  find(names, report) {
    if (!showsUses(names)) return;
    const used = usedNames(names).endpoint;
    for (const [item, { kind, name }] of names.entries.entries()) {
      if (kind !== "endpoint" || name === undefined || used.has(name)) continue;
      report(item, name);
    }
  },
  message: (endpoint) => `No pipeline deploys endpoint "${endpoint}"`,
};
