import type { ItemRule } from "../rule.ts";
import { removeFirstFix, repeatedNames } from "../support/repeated-names.ts";

/** A step declares two inputs of the same name. */
export const inputDuplicate: ItemRule<string> = {
  code: "input-duplicate",
  severity: "warning",
  summary: "If several inputs of a step have the same name, only the last one counts.",
  scope: "item",
  find({ config }, report) {
    if (config?.kind !== "step") return;
    for (const { name, first } of repeatedNames(config.inputs)) {
      report(name.range, `Input "${name.value}" is declared twice; only this one counts`, {
        related: [{ range: first.range, message: "The first declaration" }],
        data: { first: String(first.range.start) },
      });
    }
  },
  message: (found) => found,
  fix: (_found, problem, document) => removeFirstFix(problem, document),
};
