import type { Pair, SyntaxNode } from "../tree.ts";

/** The meaning of a tree as a text, the same however the tree is written. */
export function meaningOf(roots: readonly SyntaxNode[]): string {
  return JSON.stringify(roots.map(plain));
}

function plain(node: SyntaxNode): unknown {
  switch (node.kind) {
    case "scalar":
      return [node.text, node.style === "plain" ? 0 : 1, node.tag ?? ""];
    case "sequence":
      return node.entries.map(plain);
    case "mapping":
      return { pairs: node.pairs.map(plainPair) };
    case "alias":
      return { alias: node.name };
    case "missing":
      return null;
  }
}

function plainPair({ key, value }: Pair): unknown {
  return [plain(key), plain(value)];
}
