import { oncePer } from "#core/base/once-per.ts";
import type { Binding } from "./binding.ts";
import { functionNames } from "./scopes.ts";
import { nearest, type PythonNode, rangeOf } from "./syntax.ts";

const loopNames = ["ForStatement", "WhileStatement"];

function same(a: PythonNode | undefined, b: PythonNode | undefined): boolean {
  return a !== undefined && b !== undefined && a.from === b.from && a.name === b.name;
}

/** The function in whose flow a node is. */
function functionOf(node: PythonNode): PythonNode | undefined {
  return nearest(node, functionNames);
}

/** What is asked again for each use of the name. */
const scopeOfBinding = oncePer(({ at }: Binding) => functionOf(at));
const blockOfBinding = oncePer(({ at }: Binding) => blockOf(at));

/** Leaves out bindings that a later assignment replaces before the use, and those after the use outside any loop. */
export function reachingBindings(all: readonly Binding[], use: PythonNode): readonly Binding[] {
  if (all.length === 0) return all;
  const scope = functionOf(use);
  const local = all.filter((it) => same(scopeOfBinding(it), scope));
  if (local.length < all.length) return all;
  const before = local.filter(
    (it) =>
      it.at.to <= use.from ||
      (!/^(?:Assign|Update)Statement$/.test(it.at.name) && covers(it.at, use)),
  );
  const cut = before.findLastIndex(
    (it) => /^(?:assignment|part|each|other)$/.test(it.kind) && covers(blockOfBinding(it), use),
  );
  const after = local.filter((it) => it.at.from >= use.to && it.kind !== "assignment");
  const loop = after.length > 0 ? nearest(use, loopNames) : undefined;
  const later = after.filter((it) => loop && covers(loop, it.at));
  return [...before.slice(Math.max(cut, 0)), ...later];
}

function blockOf(node: PythonNode): PythonNode {
  return nearest(node.parent ?? node, ["Body", "Script"]) ?? node;
}

function covers(outer: PythonNode, inner: PythonNode): boolean {
  const { start, end } = rangeOf(outer);
  return start <= inner.from && inner.to <= end;
}
