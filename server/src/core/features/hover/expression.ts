import { bullets, code, paragraphs, plain } from "#core/base/markdown.ts";
import { shift, touches } from "#core/base/range.ts";
import { type Condition, conditionsIn } from "#core/document/conditions.ts";
import type { Document } from "#core/document/document.ts";
import { itemsAt } from "#core/document/items-at.ts";
import { explainExpression } from "./explain-expression.ts";
import type { Hoverer } from "./hoverer.ts";

/** Describes when a condition holds, and what happens then. */
export const expressionHoverer: Hoverer = {
  name: "expression",
  describe(document, offset) {
    const found = conditionAt(document, offset);
    if (!found) return undefined;
    const { condition, start } = found;
    return { range: shift(condition.text.range, start), markdown: describe(condition) };
  },
};

function conditionAt(document: Document, offset: number) {
  for (const placed of itemsAt(document, offset)) {
    const at = offset - placed.start;
    const condition = conditionsIn(placed.item).find((it) => touches(it.text.range, at));
    if (condition) return { condition, start: placed.start };
  }
  return undefined;
}

function describe(condition: Condition): string {
  const { kind, text, node, expression } = condition;
  const problems = expression.problems.filter((it) => !it.accepted).map((it) => it.message);
  if (problems.length > 0) {
    return paragraphs("**condition** that cannot be read", bullets(problems.map(plain)));
  }
  const action = node?.actions.find((it) => it.conditions.includes(text));
  const when = action?.when.map((it) => code(it.value)).join(", ");
  const outcome = action?.outcomes.map((it) => code(it.value)).join(", ");
  return paragraphs(
    `**${kind === "if" ? "condition" : "stop condition"}**`,
    `Holds when ${explainExpression(text.value, expression.root)}.`,
    when && outcome ? `Checked at ${when}; if it holds: ${outcome}` : undefined,
    kind === "stop-condition" ? "The run is stopped as soon as it holds." : undefined,
  );
}
