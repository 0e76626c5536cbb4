import type { SyntaxNode } from "../../syntax/tree.ts";
import type { Document } from "../document.ts";
import type { Completer } from "./completer.ts";

/** The anchors that an alias can repeat: those above it, the nearest first. */
export const aliasNameCompleter: Completer = {
  name: "alias-name",
  proposals(place) {
    if (!place.alias) return [];
    const anchors = anchorsBefore(place.document, place.typed.start).reverse();
    return anchors.map(({ name, preview }, rank) => ({
      label: `*${name}`,
      kind: "value",
      detail: preview,
      insertion: {
        edit: { range: place.typed, newText: `*${name}` },
        filterText: `*${name}`,
        snippet: false,
      },
      rank,
    }));
  },
};

interface Anchor {
  readonly name: string;
  /** The first line of what it stands for. */
  readonly preview: string;
}

/** Of a name that is given twice the last one counts. */
function anchorsBefore(document: Document, offset: number): Anchor[] {
  const found = new Map<string, Anchor>();
  for (const { piece, start } of document.pieces) {
    if (piece.anchors.size === 0) continue;
    for (const { node, name } of piece.roots.flatMap(anchored)) {
      if (start + node.range.start > offset) continue;
      const text = piece.text.slice(node.range.start, node.range.end);
      found.set(name, { name, preview: text.split("\n", 1)[0]?.trim() ?? "" });
    }
  }
  return [...found.values()];
}

interface Anchored {
  readonly node: SyntaxNode;
  readonly name: string;
}

function anchored(node: SyntaxNode): readonly Anchored[] {
  const own = node.anchor === undefined ? [] : [{ node, name: node.anchor }];
  if (node.kind === "sequence") return [...own, ...node.entries.flatMap(anchored)];
  if (node.kind !== "mapping") return own;
  return [...own, ...node.pairs.flatMap(({ value }) => anchored(value))];
}
