import { shift } from "../../base/range.ts";
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
  check(document, report) {
    if (!hasPipelines(document)) return;
    const used = usedNames(document).step;
    for (const { item, start } of document.items) {
      const name = item.config?.kind === "step" ? item.config.name : undefined;
      if (!name || used.has(name.value)) continue;
      report(shift(name.range, start), `No pipeline runs step "${name.value}"`);
    }
  },
};
