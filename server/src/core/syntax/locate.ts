import { touches } from "../base/range.ts";
import type { Pair, SyntaxNode } from "./tree.ts";

/** Where an offset lies in a tree. */
export interface Place {
  /** The keys and indices that lead from the root to the node, such as `["pipeline", "edges", 0, 1]`. */
  readonly path: readonly (string | number)[];
  /** The collections on the way, outermost first: `chain[i]` is entered by `path[i]`. */
  readonly chain: readonly SyntaxNode[];
  /** The key or value that the offset touches. */
  readonly node: SyntaxNode;
  /** A key names the last step of the path; a value is what stands there. */
  readonly role: "key" | "value";
}

/** Finds the innermost key or value that the offset touches; collections are entered, never returned. */
export function locate(root: SyntaxNode, offset: number): Place | undefined {
  return within(root, offset, [], []);
}

function within(
  node: SyntaxNode,
  offset: number,
  path: readonly (string | number)[],
  chain: readonly SyntaxNode[],
): Place | undefined {
  switch (node.kind) {
    case "mapping":
      return firstOf(node.pairs, (pair) => inPair(pair, offset, path, [...chain, node]));
    case "sequence":
      return firstOf(node.entries, (entry, index) =>
        within(entry, offset, [...path, index], [...chain, node]),
      );
    case "scalar":
    case "alias":
    case "missing":
      return touches(node.range, offset) ? { path, chain, node, role: "value" } : undefined;
  }
}

function inPair(
  pair: Pair,
  offset: number,
  path: readonly (string | number)[],
  chain: readonly SyntaxNode[],
): Place | undefined {
  const key = pair.key.kind === "scalar" ? pair.key.text : "";
  const inner = [...path, key];
  if (pair.key.kind === "scalar" && touches(pair.key.range, offset)) {
    return { path: inner, chain, node: pair.key, role: "key" };
  }
  return within(pair.value, offset, inner, chain);
}

function firstOf<T>(
  list: readonly T[],
  find: (entry: T, index: number) => Place | undefined,
): Place | undefined {
  for (const [index, entry] of list.entries()) {
    const found = find(entry, index);
    if (found) return found;
  }
  return undefined;
}
