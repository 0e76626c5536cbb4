import { stepParameters } from "#core/document/step-parameters.ts";
import { fixOf, removeKeyAt } from "#core/edits/fix-place.ts";
import type { ItemRule } from "../rule.ts";

/** A flag is marked as optional, which flags always are. */
export const parameterFlagOptional: ItemRule = {
  code: "parameter-flag-optional",
  severity: "warning",
  summary: "A flag can always be left out, so `optional` has no effect on it.",
  scope: "item",
  tag: "unnecessary",
  find(item, report) {
    for (const { parameter, fields } of stepParameters(item)) {
      const range = fields.keyRange("optional");
      const value = fields.value("optional")?.value;
      if (parameter.type !== "flag" || !range || value?.kind !== "boolean" || !value.value)
        continue;
      report(range);
    }
  },
  message: () => '"optional" has no effect on a flag, which may always be left out',
  fix: (_found, problem, document) =>
    fixOf("remove", 'Remove "optional"', removeKeyAt(document, problem, "optional")),
};
