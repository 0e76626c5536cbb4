import { lowerBound } from "#core/base/binary-search.ts";
import { oncePer } from "#core/base/once-per.ts";
import { touches } from "#core/base/range.ts";
import type { MappingNode, Pair, SequenceNode, SyntaxNode } from "./tree.ts";

/** Where an offset lies in a tree. */
export interface TreePath {
  /** The keys and indices that lead from the root to the node, such as `["pipeline", "edges", 0, 1]`. */
  readonly path: readonly (string | number)[];
  /** The collections on the way, outermost first: `chain[i]` is entered by `path[i]`. */
  readonly chain: readonly SyntaxNode[];
  /** The key or value that the offset touches. */
  readonly node: SyntaxNode;
  /** Whether the offset touches the key that the path ends with, or its value. */
  readonly role: "key" | "value";
}

/** Finds the innermost key or value that the offset touches; collections are entered, never returned. */
export function locate(root: SyntaxNode, offset: number): TreePath | undefined {
  return within(root, offset, [], []);
}

function within(
  node: SyntaxNode,
  offset: number,
  path: readonly (string | number)[],
  chain: readonly SyntaxNode[],
): TreePath | undefined {
  switch (node.kind) {
    case "mapping":
      return firstFrom(node, offset, node.pairs, (pair) =>
        inPair(pair, offset, path, [...chain, node]),
      );
    case "sequence":
      return firstFrom(node, offset, node.entries, (entry, index) =>
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
): TreePath | undefined {
  const key = pair.key.kind === "scalar" ? pair.key.text : "";
  const inner = [...path, key];
  if (pair.key.kind === "scalar" && touches(pair.key.range, offset)) {
    return { path: inner, chain, node: pair.key, role: "key" };
  }
  return within(pair.value, offset, inner, chain);
}

/** The first result in the children of a collection, without those that end before the offset. */
function firstFrom<T>(
  collection: MappingNode | SequenceNode,
  offset: number,
  children: readonly T[],
  find: (child: T, index: number) => TreePath | undefined,
): TreePath | undefined {
  const ends = endsOf(collection);
  const first = lowerBound(ends, (end) => end >= offset);
  for (let index = first; index < children.length; index++) {
    const child = children[index];
    const found = child && find(child, index);
    if (found) return found;
    if ((ends[index] ?? 0) > offset) return undefined;
  }
  return undefined;
}

/** Where the text of each child ends; never less than the one before, for children are in the order of the text. */
const endsOf = oncePer((collection: MappingNode | SequenceNode): readonly number[] => {
  const children = collection.kind === "mapping" ? collection.pairs : collection.entries;
  let end = 0;
  const ends = children.map((it) => {
    end = Math.max(end, "key" in it ? Math.max(endOf(it.key), endOf(it.value)) : endOf(it));
    return end;
  });
  return ends;
});

/** Where the text of a node ends, with the values that are not typed yet after its last line. */
function endOf(node: SyntaxNode): number {
  const inner = node.kind === "mapping" || node.kind === "sequence" ? endsOf(node).at(-1) : 0;
  return Math.max(node.range.end, inner ?? 0);
}
