import type { Document } from "#core/document/document.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { Completer } from "./completer.ts";
import type { CompletionPlace } from "./completion-place.ts";

/** The anchors that an alias can repeat: those above it, the nearest first. */
export const aliasNameCompleter: Completer = {
  name: "alias-name",
  offers(place) {
    if (!takesAlias(place)) return [];
    const merges = isMerged(place);
    const anchors = anchorsBefore(place.document, place.typed.start).reverse();
    return anchors
      .filter(({ isMapping }) => isMapping || !merges)
      .map(({ name, preview }, rank) => ({
        label: `*${name}`,
        kind: "value",
        detail: preview,
        edit: { range: place.typed, newText: `${place.marked.lead}*${name}` },
        filterText: `*${name}`,
        insertAsSnippet: false,
        rank,
      }));
  },
};

/** Whether an alias is typed, or nothing else may be at the place. */
export function takesAlias(place: CompletionPlace): boolean {
  return place.alias || isMerged(place);
}

/** Whether the place is the value of a merge key, or an entry of the list that it merges. */
function isMerged({ role, path }: CompletionPlace): boolean {
  const key = typeof path.at(-1) === "number" ? path.at(-2) : path.at(-1);
  return role === "value" && key === "<<";
}

interface Anchor {
  readonly name: string;
  /** The first line of what it stands for. */
  readonly preview: string;
  readonly isMapping: boolean;
}

/** If a name is given twice, the last one counts. */
function anchorsBefore(document: Document, offset: number): Anchor[] {
  const found = new Map<string, Anchor>();
  for (const { piece, start } of document.pieces) {
    if (piece.anchors.size === 0) continue;
    for (const { node, name } of piece.roots.flatMap(anchored)) {
      if (start + node.range.start > offset) continue;
      const text = piece.text.slice(node.range.start, node.range.end);
      const preview = text.split("\n", 1)[0]?.trim() ?? "";
      found.set(name, { name, preview, isMapping: node.kind === "mapping" });
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
