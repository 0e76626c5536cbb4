import type { ItemRule } from "../rule.ts";

/** A pipeline has its old key. */
export const itemDeprecatedBlueprint: ItemRule = {
  code: "item-deprecated-blueprint",
  severity: "hint",
  summary: "`blueprint` is the old key for a pipeline; Valohai still reads it.",
  scope: "item",
  tag: "deprecated",
  find({ keyword, entry }, report) {
    if (keyword !== "blueprint" || !entry || entry.merged) return;
    report(entry.key.range, undefined, { suggestion: "pipeline" });
  },
  message: () => '"blueprint" is the old name; write "pipeline"',
};
