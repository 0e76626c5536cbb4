import type { ItemRule } from "../rule.ts";
import { type RepeatedName, removeFirstFix, repeatedNames } from "../support/repeated-names.ts";

/** A step declares two inputs of the same name. */
export const inputDuplicate: ItemRule<RepeatedName> = {
  code: "input-duplicate",
  severity: "warning",
  summary: "If several inputs of a step have the same name, only the last one counts.",
  scope: "item",
  find({ config }, report) {
    if (config?.kind !== "step") return;
    for (const repeated of repeatedNames(config.inputs)) {
      const { name, first } = repeated;
      report(name.range, repeated, {
        related: [{ range: first.range, message: "The first declaration" }],
      });
    }
  },
  message: ({ name }) => `Input "${name.value}" is declared twice; only this one counts`,
  fix: removeFirstFix,
};
