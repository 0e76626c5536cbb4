import { hasPipelines, usedNames } from "../used-names.ts";
import type { DocumentRule } from "./rule.ts";

/** No pipeline and no task blueprint runs a step. */
export const unusedStep: DocumentRule = {
  code: "unused-step",
  severity: "hint",
  summary:
    "No pipeline and no task blueprint of this file runs the step; it can still be run by itself.",
  tag: "unnecessary",
  scope: "document",
  check(names, report) {
    if (!hasPipelines(names)) return;
    const used = usedNames(names).step;
    for (const [item, { kind, name }] of names.entries.entries()) {
      if (kind !== "step" || name === undefined || used.has(name)) continue;
      report(item, `No pipeline runs step "${name}"`);
    }
  },
};
