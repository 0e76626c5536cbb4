import { conditionsIn, namesIn } from "#core/document/conditions.ts";
import type { ItemRule } from "../rule.ts";

/** A subtraction without blanks is read as one name with a dash. */
export const expressionDash: ItemRule<string> = {
  code: "expression-dash",
  severity: "information",
  summary:
    "Names can contain dashes, so `metadata.epoch-1` is the name `epoch-1`. A subtraction needs spaces around the dash.",
  scope: "item",
  find(item, report) {
    for (const { expression, rangeOf } of conditionsIn(item)) {
      for (const part of namesIn(expression.root).flatMap((it) => it.parts)) {
        if (!/-\d+$/.test(part.text)) continue;
        const suggestion = part.text.replace(/-(\d+)$/, " - $1");
        report(
          rangeOf(part.range),
          `This is read as the name "${part.text}"; write "${suggestion}" to subtract`,
          { suggestion },
        );
      }
    }
  },
  message: (found) => found,
};
