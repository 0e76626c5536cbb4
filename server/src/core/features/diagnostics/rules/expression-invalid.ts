import { conditionsIn } from "#core/document/conditions.ts";
import type { ItemRule } from "../rule.ts";

/** A condition is not an expression that Valohai can read. */
export const expressionInvalid: ItemRule<string> = {
  code: "expression-invalid",
  severity: "error",
  summary:
    "`stop-condition` and `if` accept a small part of Python's expressions: names, numbers, strings, `True` and `False`, with one comparison at a time, joined by `and`, `or` and `not`.",
  scope: "item",
  find(item, report) {
    for (const { kind, expression, rangeOf, text } of conditionsIn(item)) {
      if (text.value.trim() === "") {
        if (kind === "stop-condition") report(text.range, "The condition is empty");
        continue;
      }
      for (const { range, message, suggestion, accepted } of expression.problems) {
        report(rangeOf(range), message, {
          ...(accepted ? { severity: "warning" } : {}),
          ...(suggestion === undefined ? {} : { suggestion }),
        });
      }
    }
  },
  message: (message) => message,
};
