import { fixOf, removeKeyAt } from "../fix-place.ts";
import { stepParameters } from "../step-parameters.ts";
import type { ItemRule } from "./rule.ts";

/** A flag is to have several values. */
export const paramFlagMultiple: ItemRule = {
  code: "param-flag-multiple",
  severity: "error",
  summary: "A flag is on or off and cannot have several values: Valohai does not read the file.",
  scope: "item",
  check(item, report) {
    for (const { parameter, fields, called } of stepParameters(item)) {
      const multiple = fields.text("multiple");
      if (parameter.type !== "flag" || !multiple || parameter.multiple === "none") continue;
      report(
        multiple.range,
        `A flag cannot have several values; remove "multiple" or give ${called} another type`,
      );
    }
  },
  fix: (problem, document) =>
    fixOf('Remove "multiple"', removeKeyAt(document, problem, "multiple")),
};
