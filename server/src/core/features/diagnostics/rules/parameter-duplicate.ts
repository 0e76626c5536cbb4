import type { ItemRule } from "../rule.ts";
import { removeFirstFix, repeatedNames } from "../support/repeated-names.ts";

/** A step declares two parameters of the same name. */
export const parameterDuplicate: ItemRule<string> = {
  code: "parameter-duplicate",
  severity: "warning",
  summary: "If several parameters of a step have the same name, only the last one counts.",
  scope: "item",
  find({ config }, report) {
    if (config?.kind !== "step") return;
    for (const { name, first } of repeatedNames(config.parameters)) {
      report(name.range, `Parameter "${name.value}" is declared twice; only this one counts`, {
        related: [{ range: first.range, message: "The first declaration" }],
        data: { first: String(first.range.start) },
      });
    }
  },
  message: (found) => found,
  fix: (_found, problem, document) => removeFirstFix(problem, document),
};
