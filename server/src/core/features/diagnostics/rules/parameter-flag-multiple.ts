import { stepParameters } from "#core/document/step-parameters.ts";
import { fixOf, removeKeyAt } from "#core/edits/fix-place.ts";
import type { Item } from "#core/model/piece.ts";
import { type Fields, fieldsOf } from "#core/model/read.ts";
import type { ItemRule } from "../rule.ts";

/** A flag is declared with several values. */
export const parameterFlagMultiple: ItemRule<string> = {
  code: "parameter-flag-multiple",
  severity: "error",
  summary: "A flag is on or off and cannot have several values, so Valohai cannot read the file.",
  scope: "item",
  find(item, report) {
    for (const fields of parametersIn(item)) {
      const multiple = fields.text("multiple");
      if (fields.text("type")?.value !== "flag" || !multiple) continue;
      if (multiple.value !== "repeat" && multiple.value !== "separate") continue;
      const name = fields.text("name")?.value;
      report(multiple.range, name === undefined ? "this parameter" : `"${name}"`);
    }
  },
  message: (called) =>
    `A flag cannot have several values; remove "multiple" or give ${called} another type`,
  fix: (_called, problem, document) =>
    fixOf("remove", 'Remove "multiple"', removeKeyAt(document, problem, "multiple")),
};

/** The parameters of a step and of the overrides of a pipeline: valohai-yaml reads both alike. */
function parametersIn(item: Item): readonly Fields[] {
  if (item.config?.kind !== "pipeline" || !item.entry) {
    return stepParameters(item).map((it) => it.fields);
  }
  return fieldsOf(item.entry.value)
    .list("nodes")
    .flatMap((node) => fieldsOf(node).mapping("override")?.list("parameters").map(fieldsOf) ?? []);
}
