import { nullValue, type Value } from "#core/base/value.ts";
import { isTruthy } from "#core/model/python-number.ts";
import {
  type Binary,
  type Comparison,
  type ExpressionNode,
  joinedOperands,
} from "./expression-tree.ts";
import { calculate, callFunction, compare, negate } from "./operate.ts";
import { failure, type Outcome, success, truth } from "./outcome.ts";
import type { ParsedExpression } from "./parse-expression.ts";

/** The value of a dotted name: `absent` if it certainly has none, undefined if that is not known. */
export type NameValues = (parts: readonly string[]) => Value | "absent" | undefined;

/**
 * Evaluates an expression as leval's common boolean evaluator does: values are compared and calculated as they are, and
 * as floats where that fails; a name without a value is an error unless it is only compared with None. Never throws.
 */
export function evaluate(expression: ParsedExpression, lookup: NameValues): Outcome {
  const wrong = expression.problems.find((it) => !it.accepted);
  if (wrong) return failure(wrong.message);
  const outcome = outcomeOf(expression.root, lookup);
  // What the linter accepts and the evaluator does not know, such as `true`.
  const odd = outcome.kind === "error" && outcome.message === unreadable && expression.problems[0];
  return odd ? failure(odd.message) : outcome;
}

const unreadable = "The condition cannot be read";

function outcomeOf(node: ExpressionNode, lookup: NameValues): Outcome {
  const inner = (it: ExpressionNode) => outcomeOf(it, lookup);
  switch (node.kind) {
    case "literal":
      return node.value ? success(node.value) : failure(unreadable);
    case "name":
      return named(
        node.parts.map((it) => it.text),
        lookup,
      );
    case "collection":
      return all(node.items, inner, (items) => success({ kind: "list", items }));
    case "unary":
      if (node.operator === "not") return negated(node.operand, lookup, inner);
      return all([node.operand], inner, ([value = nullValue]) =>
        negate(value, node.operator === "-"),
      );
    case "binary":
      return joined(node, inner);
    case "comparison":
      return compared(node, lookup, inner);
    case "call": {
      const { callee } = node;
      if (callee.kind !== "name") return failure("Only plain functions can be called");
      const name = callee.parts.map((it) => it.text).join(".");
      return all(node.arguments, inner, (values) => callFunction(name, values));
    }
    case "missing":
      return failure("The condition is not complete");
  }
}

type Inner = (node: ExpressionNode) => Outcome;

function named(parts: readonly string[], lookup: NameValues): Outcome {
  const found = lookup(parts);
  const name = parts.join(".");
  if (found === undefined) return { kind: "unknown", names: [name] };
  return found === "absent" ? failure(`"${name}" has no value`) : success(found);
}

/** Continues with the values of all nodes, or else gives the first error or everything that is not known. */
function all(
  nodes: readonly ExpressionNode[],
  inner: Inner,
  then: (values: readonly Value[]) => Outcome,
): Outcome {
  const values: Value[] = [];
  const names: string[] = [];
  for (const node of nodes) {
    const outcome = inner(node);
    if (outcome.kind === "error") return outcome;
    if (outcome.kind === "value") values.push(outcome.value);
    else for (const it of outcome.names) names.push(it);
  }
  return names.length > 0 ? { kind: "unknown", names: [...new Set(names)] } : then(values);
}

/** A node whose missing value counts as None. */
function lenient(node: ExpressionNode, lookup: NameValues, inner: Inner): Outcome {
  if (node.kind !== "name") return inner(node);
  const absent = lookup(node.parts.map((it) => it.text)) === "absent";
  return absent ? success(nullValue) : inner(node);
}

function negated(operand: ExpressionNode, lookup: NameValues, inner: Inner): Outcome {
  const outcome = lenient(operand, lookup, inner);
  return outcome.kind === "value" ? truth(!isTruthy(outcome.value)) : outcome;
}

function joined(node: Binary, inner: Inner): Outcome {
  const { operator, left, right } = node;
  if (operator !== "and" && operator !== "or") {
    return all([left, right], inner, ([a = nullValue, b = nullValue]) => calculate(operator, a, b));
  }
  const [first = left, ...others] = joinedOperands(node);
  return others.reduce((known, it) => decided(known, it, operator, inner), inner(first));
}

/** What is known of operands that `and` or `or` joins, after another one. */
function decided(known: Outcome, next: ExpressionNode, operator: string, inner: Inner): Outcome {
  if (known.kind === "error") return known;
  if (known.kind === "value") {
    return isTruthy(known.value) === (operator === "or") ? known : inner(next);
  }
  const second = inner(next);
  const names = second.kind === "unknown" ? [...known.names, ...second.names] : known.names;
  return { kind: "unknown", names: [...new Set(names)] };
}

function compared(node: Comparison, lookup: NameValues, inner: Inner): Outcome {
  const [left, right] = node.operands;
  const operator = node.operators[0];
  if (!left || !right || operator === undefined || node.operands.length > 2) {
    return failure("Comparisons cannot be chained");
  }
  const identity = operator === "is" || operator === "is not";
  const read: Inner = identity ? (it) => lenient(it, lookup, inner) : inner;
  return all([left, right], read, ([a = nullValue, b = nullValue]) => compare(operator, a, b));
}
