import { oncePer } from "#core/base/once-per.ts";
import type { Located, SourceRange } from "#core/base/range.ts";
import {
  childrenOf,
  type ExpressionNode,
  type ExpressionProblem,
  type Name,
} from "#core/expression/expression-tree.ts";
import { type ParsedExpression, parseExpression } from "#core/expression/parse-expression.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";

/** A condition that the file holds. */
export interface Condition {
  readonly kind: "stop-condition" | "if";
  readonly text: Located<string>;
  readonly expression: ParsedExpression;
  /** The pipeline node whose action it decides. */
  readonly node: PipelineNode | undefined;
  /** The place in the item of a stretch of the condition's own text. */
  rangeOf(range: SourceRange): SourceRange;
}

/** The conditions of an item: when a step or task stops, and when an action of a pipeline node happens. */
export const conditionsIn: (item: Item) => readonly Condition[] = oncePer(findConditions);

function findConditions(item: Item): readonly Condition[] {
  const { config, entry, text: source } = item;
  if (!config || !entry) return [];
  if (config.kind === "pipeline") {
    return config.nodes.flatMap((node) =>
      node.actions.flatMap((action) =>
        action.conditions.map((it) => conditionOf(source, "if", it, node)),
      ),
    );
  }
  if (config.kind !== "step" && config.kind !== "task") return [];
  const text = fieldsOf(entry.value).text("stop-condition");
  return text ? [conditionOf(source, "stop-condition", text, undefined)] : [];
}

function conditionOf(
  source: string,
  kind: Condition["kind"],
  text: Located<string>,
  node: PipelineNode | undefined,
): Condition {
  const offsets = scalarOffsets(source, text.range, text.value);
  return {
    kind,
    text,
    node,
    expression: kind === "if" ? parseExpression(text.value) : linted(text.value),
    rangeOf: ({ start, end }) => offsets.rangeOf(start, end),
  };
}

/**
 * A `stop-condition`. Valohai's linter reads a dash in it as a minus and decides what is accepted; its
 * names can still contain dashes.
 */
function linted(text: string): ParsedExpression {
  const expression = parseExpression(text);
  if (!text.includes("-")) return expression;
  const isRefused = (it: ExpressionProblem) => !it.accepted;
  const refusals = parseExpression(text, "minus").problems.filter(isRefused);
  const own = expression.problems.filter(isRefused);
  if (refusals.some(isRefused) === own.some(isRefused)) return expression;
  return {
    ...expression,
    problems: [...expression.problems.filter((it) => it.accepted), ...refusals],
  };
}

/** The names that an expression reads; those of functions are left out. */
export function namesIn(node: ExpressionNode): readonly Name[] {
  if (node.kind === "name") return [node];
  if (node.kind === "call") return node.arguments.flatMap(namesIn);
  return childrenOf(node).flatMap(namesIn);
}

/** The functions that an expression calls by a plain name. */
export function callsIn(node: ExpressionNode): readonly Name[] {
  const own = node.kind === "call" && node.callee.kind === "name" ? [node.callee] : [];
  return [...own, ...childrenOf(node).flatMap(callsIn)];
}
