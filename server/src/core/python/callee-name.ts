import type { Bindings } from "./bindings.ts";
import { calleeOf, type PythonNode, sourceOf } from "./syntax.ts";

/** The last part of a callee such as `log` in `self.logger().log`. */
export function lastName(bindings: Bindings, callee: PythonNode): string {
  const last = callee.name === "MemberExpression" ? callee.lastChild : callee;
  return last && /Name$/.test(last.name) ? sourceOf(bindings.source, last) : "";
}

/** The qualified name of what a call calls; empty for anything that is not a call. */
export function calledName(bindings: Bindings, node: PythonNode): string {
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  return callee ? (bindings.qualifiedName(callee) ?? "") : "";
}

/** Whether a callee is `functools.partial`. */
export function isPartial(bindings: Bindings, callee: PythonNode): boolean {
  return /^(?:functools\.)?partial$/.test(bindings.qualifiedName(callee) ?? "");
}
