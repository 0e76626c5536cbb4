import type { Bindings, Expression } from "./bindings.ts";
import { functionsCalled } from "./calls.ts";
import { maxDepth, returnValues } from "./definitions.ts";
import { type Elements, joinedElements, unknownElements } from "./keys.ts";
import { calleeOf, childrenOf, type PythonNode, tupleParts } from "./syntax.ts";

/** The values at a path within the tuple that an expression gives: `[1]` for `b` in `a, b = pair`. */
export function partValues(
  { bindings, node }: Expression,
  path: readonly number[],
  depth = 0,
): Elements {
  const [index, ...rest] = path;
  if (index === undefined) return { values: [{ bindings, node }], complete: true };
  if (depth > maxDepth || !bindings.mayFollow()) return unknownElements;
  const parts = tupleParts(node);
  if (parts) {
    const [only, more] = parts[index] ?? [];
    const isStarred = parts.some(([first]) => first?.name === "*");
    return only && !more && !isStarred
      ? partValues({ bindings, node: only }, rest, depth + 1)
      : unknownElements;
  }
  const given = givenBy(bindings, node);
  if (given.length === 0) return unknownElements;
  return joinedElements(given.map((it) => partValues(it, path, depth + 1)));
}

/** What an expression other than a tuple may evaluate to. */
function givenBy(bindings: Bindings, node: PythonNode): readonly Expression[] {
  switch (node.name) {
    case "ParenthesizedExpression":
    case "AwaitExpression": {
      const inner = childrenOf(node)[1];
      return inner ? [{ bindings, node: inner }] : [];
    }
    case "ConditionalExpression":
      return [node.firstChild, node.lastChild].flatMap((it) =>
        it ? [{ bindings, node: it }] : [],
      );
    case "CallExpression": {
      const callee = calleeOf(node);
      return callee ? functionsCalled(bindings, callee).flatMap(returnValues) : [];
    }
    case "VariableName":
    case "MemberExpression": {
      const value = bindings.onlyValue(node);
      return value ? [{ bindings, node: value }] : [];
    }
    default:
      return [];
  }
}
