import type { Pair, SyntaxNode } from "../tree.ts";

/** What a tree says, as a text that is the same for all writings of it. */
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
