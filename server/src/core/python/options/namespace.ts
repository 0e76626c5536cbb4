import type { SourceRange } from "#core/base/range.ts";
import type { Steps } from "#core/base/steps.ts";
import type { Bindings } from "../bindings.ts";
import { argumentsFor, functionsCalled } from "../calls.ts";
import { returnValues } from "../definitions.ts";
import { attributeUses } from "../members.ts";
import { calleeOf, type PythonNode, sourceOf } from "../syntax.ts";

/** Where a file reads a field of the result of `parse_args`. */
export function namespaceUses(bindings: Bindings, field: string): Steps<readonly SourceRange[]> {
  return attributeUses(bindings, field, (it) => isNamespace(bindings, it, 0));
}

/** Longer chains of names are not followed. */
const maxDepth = 6;

/** Whether a name holds the result of `parse_args`. */
function isNamespace(bindings: Bindings, node: PythonNode, depth: number): boolean {
  if (depth > maxDepth) return false;
  if (node.name === "CallExpression") {
    const callee = calleeOf(node);
    const method = callee?.lastChild;
    if (!callee || !method) return false;
    if (/^parse_(?:known_)?args$/.test(sourceOf(bindings.source, method))) return true;
    const returned = functionsCalled(bindings, callee).flatMap(returnValues);
    return returned.some((it) => isNamespace(it.bindings, it.node, depth + 1));
  }
  return bindings.reaching(node).some(({ kind, at, value }) => {
    if (kind === "assignment")
      return value !== undefined && isNamespace(bindings, value, depth + 1);
    if (kind !== "parameter") return false;
    const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
    return given !== "names" && given.some((it) => isNamespace(it.bindings, it.node, depth + 1));
  });
}
