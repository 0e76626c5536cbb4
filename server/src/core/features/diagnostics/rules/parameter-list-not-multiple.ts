import { stepParameters } from "#core/document/step-parameters.ts";
import { fixOf, setKeyAt } from "#core/edits/fix-place.ts";
import type { ItemRule } from "../rule.ts";

/** The default is a list, but the parameter takes a single value. */
export const parameterListNotMultiple: ItemRule<string> = {
  code: "parameter-list-not-multiple",
  severity: "error",
  summary:
    "The default is a list, but the parameter takes one value, so Valohai cannot build the command.",
  scope: "item",
  find(item, report) {
    for (const { parameter, fields, called } of stepParameters(item)) {
      const range = fields.keyRange("default");
      const value = parameter.default?.value;
      if (!range || value?.kind !== "list" || value.items.length === 0) continue;
      const single = !fields.has("multiple") || fields.text("multiple")?.value === "none";
      if (parameter.type === "flag" || !single) continue;
      report(range, called);
    }
  },
  message: (called) =>
    `The default of ${called} is a list, but it takes one value; write "multiple: repeat" or "multiple: separate"`,
  fix: (_called, problem, document) =>
    ["repeat", "separate"].flatMap((value) =>
      fixOf("add", `Write "multiple: ${value}"`, setKeyAt(document, problem, "multiple", value)),
    ),
};
