import { stepParameters } from "#core/document/step-parameters.ts";
import { fixOf, removeKeyAt } from "#core/edits/fix-place.ts";
import type { ItemRule } from "../rule.ts";

/** A flag says twice how the command gets it. */
export const parameterPassConflict: ItemRule<string> = {
  code: "parameter-pass-conflict",
  severity: "warning",
  summary:
    "A flag with `pass-true-as` or `pass-false-as` ignores `pass-as`: those two alone decide what the command gets.",
  scope: "item",
  tag: "unnecessary",
  find(item, report) {
    for (const { parameter, fields } of stepParameters(item)) {
      const range = fields.keyRange("pass-as");
      if (parameter.type !== "flag" || !range || !parameter.passAs) continue;
      const winner = parameter.passTrueAs
        ? "pass-true-as"
        : parameter.passFalseAs
          ? "pass-false-as"
          : undefined;
      if (winner) report(range, winner);
    }
  },
  message: (winner) => `"pass-as" is ignored next to "${winner}"; remove one of them`,
  fix: (_winner, problem, document) =>
    fixOf("remove", 'Remove "pass-as"', removeKeyAt(document, problem, "pass-as")),
};
