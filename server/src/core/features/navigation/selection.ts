import { type SourceRange, shift, touches } from "#core/base/range.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import { occurrenceAt } from "#core/names/symbol-at.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/** The stretches that hold an offset, each larger than the one before: name, value, entry, item, file. */
export function selectionAt(document: Document, offset: number): readonly SourceRange[] {
  const placed = pieceAt(document, offset);
  const found: SourceRange[] = [{ start: 0, end: document.text.length }];
  if (placed) {
    const { piece, start } = placed;
    for (const root of piece.roots) collect(root, offset - start, start, found);
  }
  const name = occurrenceAt(document, offset);
  if (name) found.push(name.range);
  return nested(found, offset);
}

/** The ranges on the way to the offset, outermost first. */
function collect(node: SyntaxNode, offset: number, by: number, found: SourceRange[]): void {
  if (!touches(node.range, offset)) return;
  found.push(shift(node.range, by));
  switch (node.kind) {
    case "mapping":
      for (const { key, value } of node.pairs) {
        const pair = { start: key.range.start, end: Math.max(key.range.end, value.range.end) };
        if (!touches(pair, offset)) continue;
        found.push(shift(pair, by));
        collect(key, offset, by, found);
        collect(value, offset, by, found);
      }
      return;
    case "sequence":
      for (const entry of node.entries) collect(entry, offset, by, found);
      return;
    case "scalar":
      if (node.style === "double-quoted" || node.style === "single-quoted") {
        found.push(shift({ start: node.range.start + 1, end: node.range.end - 1 }, by));
      }
      return;
    case "alias":
    case "missing":
      return;
  }
}

/** Largest last; each holds the one before and the offset. */
function nested(ranges: readonly SourceRange[], offset: number): readonly SourceRange[] {
  const holding = ranges
    .filter((it) => touches(it, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const chain: SourceRange[] = [];
  for (const it of holding) {
    const inner = chain.at(-1);
    const isLarger = !inner || it.end - it.start > inner.end - inner.start;
    if (isLarger && (!inner || (it.start <= inner.start && inner.end <= it.end))) chain.push(it);
  }
  return chain;
}
