import { hasUnknownType, stepParameters } from "#core/document/step-parameters.ts";
import { fixOf, removeKeyAt } from "#core/edits/fix-place.ts";
import type { ItemRule } from "../rule.ts";

const flagKeys = ["pass-true-as", "pass-false-as"];

/** A parameter other than a flag says how the command gets it while it is on or off. */
export const parameterPassTrueNonflag: ItemRule<Misused> = {
  code: "parameter-pass-true-nonflag",
  severity: "warning",
  summary: "`pass-true-as` and `pass-false-as` apply to flags only.",
  scope: "item",
  tag: "unnecessary",
  find(item, report) {
    const nonflags = stepParameters(item).filter(
      ({ parameter }) => parameter.type !== "flag" && !hasUnknownType(parameter),
    );
    for (const { parameter, fields, called } of nonflags) {
      const type = parameter.declaredType ? `its type is ${parameter.type}` : "it has no type";
      for (const key of flagKeys) {
        const range = fields.text(key)?.value ? fields.keyRange(key) : undefined;
        if (range) report(range, { key, called, type });
      }
    }
  },
  message: ({ key, called, type }) =>
    `"${key}" applies to flags only, and ${called} is not a flag: ${type}`,
  fix: ({ key }, problem, document) =>
    fixOf("remove", `Remove "${key}"`, removeKeyAt(document, problem, key)),
};

/** A key that the parameter cannot have, and what the parameter is instead of a flag. */
interface Misused {
  readonly key: string;
  readonly called: string;
  readonly type: string;
}
