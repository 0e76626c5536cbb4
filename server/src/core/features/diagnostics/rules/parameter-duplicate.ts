import type { ItemRule } from "../rule.ts";
import { type RepeatedName, removeFirstFix, repeatedNames } from "../support/repeated-names.ts";

/** A step declares two parameters of the same name. */
export const parameterDuplicate: ItemRule<RepeatedName> = {
  code: "parameter-duplicate",
  severity: "warning",
  summary: "If several parameters of a step have the same name, only the last one counts.",
  scope: "item",
  find({ config }, report) {
    if (config?.kind !== "step") return;
    for (const repeated of repeatedNames(config.parameters)) {
      const { name, first } = repeated;
      report(name.range, repeated, {
        related: [{ range: first.range, message: "The first declaration" }],
      });
    }
  },
  message: ({ name }) => `Parameter "${name.value}" is declared twice; only this one counts`,
  fix: removeFirstFix,
};
