import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, contentEnd, lineEnd, lineStart, nextLine } from "#core/base/line.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import { fixOf } from "#core/edits/fix-place.ts";
import { itemKeywords } from "#core/model/build.ts";
import type { Piece } from "#core/model/piece.ts";
import type { MappingNode, SyntaxNode } from "#core/syntax/tree.ts";
import type { PieceRule } from "../rule.ts";
import { visibleRange } from "../support/visible-range.ts";

/** The file is a mapping or a text instead of a list. */
export const documentNotAList: PieceRule<NotAList> = {
  code: "document-not-a-list",
  severity: "error",
  summary:
    "A valohai.yaml is a list: each item starts with a dash, as in `- step:`. Valohai rejects a file that is a mapping, plain text or empty; editors do not report an empty file.",
  scope: "piece",
  find({ roots, text, problems }, report) {
    const [root] = roots;
    if (!root || problems.length > 0 || root.kind === "sequence" || root.kind === "missing") return;
    const first = root.kind === "mapping" ? root.pairs[0]?.key : undefined;
    const dash = first?.kind === "scalar" ? /^-(?=\w)/.exec(first.text) : undefined;
    const range = visibleRange(text, (first ?? root).range);
    if (dash && first?.kind === "scalar") {
      const suggestion = `- ${first.text.slice(1)}`;
      report(range, { kind: "space", suggestion }, { suggestion, suggestionKind: "keep" });
      return;
    }
    report(range, { kind: "other", itemKey: isItemKey(first) ? first.text : undefined });
  },
  message: messageFor,
  fix(found, problem, document) {
    if (found.kind !== "other" || found.itemKey === undefined) return [];
    const piece = pieceAt(document, problem.start)?.piece;
    return fixOf("keep", "Make it a list", piece && wrapped(piece, document));
  },
};

/** An empty file, one without a space after its first dash, or something other than a list, perhaps an item without its dash. */
type NotAList =
  | { readonly kind: "empty" }
  | { readonly kind: "space"; readonly suggestion: string }
  | { readonly kind: "other"; readonly itemKey: string | undefined };

function messageFor(found: NotAList): string {
  if (found.kind === "empty") return "The file has no items; Valohai rejects it";
  if (found.kind === "space") return `A space is missing after "-"; write "${found.suggestion}:"`;
  const hint = found.itemKey === undefined ? "" : `; write "- ${found.itemKey}:"`;
  return `The file must be a list of items, each with a dash${hint}`;
}

function isItemKey(node: SyntaxNode | undefined): node is SyntaxNode & { kind: "scalar" } {
  return node?.kind === "scalar" && itemKeywords.some((it) => it === node.text);
}

/** Puts a dash before each key and moves what is below it to the right. */
function wrapped(piece: Piece, document: Document): readonly TextEdit[] | undefined {
  const [root] = piece.roots;
  if (root?.kind !== "mapping" || root.flow) return undefined;
  const { text } = document;
  const starts = keyLines(root, text);
  const first = root.pairs[0]?.key.range.start ?? 0;
  const end = contentEnd(text, root.range.end);
  const edits: TextEdit[] = [];
  for (let at = lineStart(text, first); at < end; at = nextLine(text, at)) {
    if (lineEnd(text, at) === at) continue;
    const from = at + columnOf(text, first);
    if (starts.has(at)) edits.push({ range: { start: from, end: from }, newText: "- " });
    else if (/^\s/.test(text.slice(at))) {
      edits.push({ range: { start: at, end: at }, newText: "  " });
    }
  }
  return edits;
}

function keyLines(root: MappingNode, text: string): ReadonlySet<number> {
  return new Set(root.pairs.map((it) => lineStart(text, it.key.range.start)));
}
