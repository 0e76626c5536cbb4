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

/** Leaves out bindings that a later assignment replaces before the use, and those after the use outside any loop. */
export function reachingBindings(all: readonly Binding[], use: PythonNode): readonly Binding[] {
  const scope = functionOf(use);
  const local = all.filter((it) => same(functionOf(it.at), scope));
  if (local.length < all.length) return all;
  const before = local.filter(
    (it) =>
      it.at.to <= use.from ||
      (!/^(?:Assign|Update)Statement$/.test(it.at.name) && covers(it.at, use)),
  );
  const cut = before.findLastIndex(
    (it) => /^(?:assignment|part|each|other)$/.test(it.kind) && covers(blockOf(it.at), use),
  );
  const loop = nearest(use, loopNames);
  const later = local.filter(
    (it) => it.at.from >= use.to && it.kind !== "assignment" && loop && covers(loop, it.at),
  );
  return [...before.slice(Math.max(cut, 0)), ...later];
}

function blockOf(node: PythonNode): PythonNode {
  return nearest(node.parent ?? node, ["Body", "Script"]) ?? node;
}

function covers(outer: PythonNode, inner: PythonNode): boolean {
  const { start, end } = rangeOf(outer);
  return start <= inner.from && inner.to <= end;
}
