import type { SourceRange } from "../../base/range.ts";
import { commentFinder, namedParameters, overrideCommands, stepIn } from "../command-templates.ts";
import { nearPlaceholders, type TemplateNames } from "../near-placeholder.ts";
import type { ItemRule, Report } from "./rule.ts";

/** Something in braces looks like a placeholder but is none, so that the command keeps it. */
export const commandNearPlaceholder: ItemRule = {
  code: "command-near-placeholder",
  severity: "warning",
  summary:
    "Valohai replaces exactly `{parameters}`, `{parameter:NAME}`, `{parameter-value:NAME}` and `{source-path}`. Anything else in braces, such as `{ parameters }` or `{param:x}`, stays in the command.",
  scope: "item",
  check(item, report) {
    const step = stepIn(item);
    if (!step) return;
    const names = {
      parameters: namedParameters(step).map((it) => it.name),
      inputs: step.inputs.flatMap((it) => it.name?.value ?? []),
    };
    for (const { range } of step.commands) checkCommand(item.text, range, names, report);
  },
  checkPipeline({ item, view }, report) {
    for (const { text, parameters, inputs } of overrideCommands(view)) {
      const names = { parameters: parameters.map((it) => it.name), inputs };
      checkCommand(item.text, text.range, names, report);
    }
  },
};

function checkCommand(
  source: string,
  range: SourceRange,
  names: TemplateNames,
  report: Report,
): void {
  const isInComment = commentFinder(source, range);
  const near = nearPlaceholders(source.slice(range.start, range.end), names);
  for (const { index, written, message, suggestion } of near) {
    const start = range.start + index;
    if (isInComment(start)) continue;
    const place = { start, end: start + written.length };
    report(place, message, suggestion === undefined ? {} : { suggestion });
  }
}
