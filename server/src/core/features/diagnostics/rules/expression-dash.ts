import { conditionsIn, namesIn } from "#core/document/conditions.ts";
import type { ItemRule } from "../rule.ts";

/** A subtraction without blanks is read as one name with a dash. */
export const expressionDash: ItemRule<DashedName> = {
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
        report(rangeOf(part.range), { name: part.text, suggestion }, { suggestion });
      }
    }
  },
  message: ({ name, suggestion }) =>
    `This is read as the name "${name}"; write "${suggestion}" to subtract`,
};

/** A name with a dash, and the subtraction that it may mean. */
interface DashedName {
  readonly name: string;
  readonly suggestion: string;
}
