import { type Condition, conditionsIn } from "#core/document/conditions.ts";
import type { ItemRule, Report } from "../rule.ts";

/** A condition is not an expression that Valohai can read. */
export const expressionInvalid: ItemRule<string> = {
  code: "expression-invalid",
  severity: "error",
  summary:
    "`stop-condition` and `if` accept a small part of Python's expressions: names, numbers, strings, `True` and `False`, with one comparison at a time, joined by `and`, `or` and `not`.",
  scope: "item",
  find(item, report) {
    for (const condition of conditionsIn(item)) {
      const { kind, text } = condition;
      if (text.value.trim() !== "") reportProblems(condition, report);
      else if (kind === "stop-condition") report(text.range, "The condition is empty");
    }
  },
  message: (message) => message,
};

function reportProblems({ expression, rangeOf }: Condition, report: Report<string>): void {
  for (const { range, message, suggestion, accepted } of expression.problems) {
    report(rangeOf(range), message, {
      ...(accepted ? { severity: "warning" } : {}),
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
}
