import { atomsOf, stepParameters } from "#core/document/step-parameters.ts";
import { yamlFloat } from "#core/document/yaml-float.ts";
import type { ItemRule } from "../rule.ts";

/** A float is written in a form that YAML 1.1 takes for text. */
export const parameterYamlFloatString: ItemRule<string> = {
  code: "parameter-yaml-float-string",
  severity: "information",
  summary:
    "YAML 1.1 reads `1e-08` as text: a float needs a point and a signed exponent, as in `1.0e-08`. The command gets the text unchanged.",
  scope: "item",
  find(item, report) {
    for (const { parameter, fields } of stepParameters(item)) {
      if (parameter.type !== "float") continue;
      for (const { node } of [...atomsOf(fields, "default"), ...atomsOf(fields, "choices")]) {
        const suggestion = yamlFloat(node);
        if (suggestion === undefined) continue;
        report(node.range, suggestion, { suggestion });
      }
    }
  },
  message: (float) => `YAML reads this as text; write ${float}`,
};
