import { shift } from "../../base/range.ts";
import { hasPipelines, usedNames } from "../used-names.ts";
import type { DocumentRule } from "./rule.ts";

/** No pipeline deploys an endpoint. */
export const unusedEndpoint: DocumentRule = {
  code: "unused-endpoint",
  severity: "hint",
  summary:
    "No deployment node of this file deploys the endpoint; it can still be deployed by hand.",
  tag: "unnecessary",
  scope: "document",
  check(document, report) {
    if (!hasPipelines(document)) return;
    const used = usedNames(document).endpoint;
    for (const { item, start } of document.items) {
      const name = item.config?.kind === "endpoint" ? item.config.name : undefined;
      if (!name || used.has(name.value)) continue;
      report(shift(name.range, start), `No pipeline deploys endpoint "${name.value}"`);
    }
  },
};
