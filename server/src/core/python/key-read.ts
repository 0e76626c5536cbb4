import type { Bindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsOf, childrenOf, type PythonNode, sourceOf } from "./syntax.ts";

/** A key and the dictionary in which it is looked up. */
export interface KeyRead {
  readonly owner: PythonNode;
  readonly key: PythonNode;
}

/** What `owner[key]`, `owner.get(key)` or `key in owner` looks up; undefined for any other expression. */
export function keyRead(bindings: Bindings, node: PythonNode): KeyRead | undefined {
  switch (node.name) {
    case "MemberExpression": {
      const [owner, bracket, key] = childrenOf(node);
      return owner && key && bracket?.name === "[" ? { owner, key } : undefined;
    }
    case "BinaryExpression": {
      const [key, operator] = childrenOf(node);
      const owner = node.lastChild;
      if (!key || !operator || !owner) return undefined;
      return /^(?:in|not)$/.test(sourceOf(bindings.source, operator)) ? { owner, key } : undefined;
    }
    case "CallExpression":
      return keyOfCall(bindings, node);
    default:
      return undefined;
  }
}

function keyOfCall(bindings: Bindings, call: PythonNode): KeyRead | undefined {
  const callee = call.firstChild;
  const owner = callee?.name === "MemberExpression" ? callee.firstChild : undefined;
  const [key] = argumentsOf(bindings.source, call).positional;
  if (!callee || !owner || !key) return undefined;
  return /^(?:get|pop|setdefault)$/.test(lastName(bindings, callee)) ? { owner, key } : undefined;
}
