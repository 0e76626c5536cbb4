import { hasUnknownType, stepParameters } from "#core/document/step-parameters.ts";
import { parseTemplate } from "#core/simulation/command/format-template.ts";
import type { ItemRule } from "../rule.ts";

/** A template for passing a parameter leaves out its value, or puts quotes around it. */
export const parameterPassAsValue: ItemRule<"quotes" | Valueless> = {
  code: "parameter-pass-as-value",
  severity: "warning",
  summary:
    "The `pass-as` of a parameter that is not a flag has no `{v}`, so the value never reaches the command, or it has quotes, which become part of the value.",
  scope: "item",
  find(item, report) {
    for (const { parameter, fields, called } of stepParameters(item)) {
      const template = fields.text("pass-as");
      if (!template?.value || parameter.type === "flag" || hasUnknownType(parameter)) continue;
      const parts = parseTemplate(template.value);
      if (!parts) continue;
      const names = parts.flatMap((it) => (it.kind === "field" ? it.name : []));
      if (names.length === 0 || names.every((it) => it === "name")) {
        report(template.range, { called });
      } else if (/(["'])\{(?:v|value)\}\1/.test(template.value)) {
        report(template.range, "quotes");
      }
    }
  },
  message: (found) =>
    found === "quotes"
      ? "The quotes around the value become part of it; Valohai adds quotes where they are needed"
      : `The value of ${found.called} does not reach the command; add {v}`,
  fix(_found, problem, document) {
    const raw = document.text.slice(problem.range.start, problem.range.end);
    const newText = raw.replace(/\\?(["'])(\{(?:v|value)\})\\?\1/g, "$2");
    if (newText === raw || /^["']?\{(?:v|value)\}["']?$/.test(raw)) return [];
    return [
      { kind: "remove", title: "Remove the quotes", edits: [{ range: problem.range, newText }] },
    ];
  },
};

/** A parameter whose value the template leaves out. */
interface Valueless {
  readonly called: string;
}
