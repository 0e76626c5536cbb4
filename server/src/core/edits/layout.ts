import { piecesOf } from "#core/base/chunk.ts";
import { columnOf, isFirstOnLine, lineBreakOf } from "#core/base/line.ts";
import type { Document } from "#core/document/document.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/** How a document lays out its blocks: how much further right than its key something is. */
export interface Layout {
  /** The keys of an item, such as those below `step:`. */
  readonly item: number;
  /** The keys of any other mapping. */
  readonly nested: number;
  /** The dashes of a list. */
  readonly dash: number;
  readonly lineBreak: string;
}

/** A text and its tree, to learn the layout from. */
export interface LayoutSample {
  readonly text: string;
  readonly roots: readonly SyntaxNode[];
}

type MeasuredLayout = { -readonly [K in "item" | "nested" | "dash"]?: number };

/** The layout of the item that is edited; what it does not show is taken from other items, or else from the usual layout. */
export function layoutOf(document: Document, own: LayoutSample): Layout {
  const found: MeasuredLayout = {};
  for (const { text, roots } of [own, ...samples(document)]) {
    for (const root of roots) learn(found, text, root, 0);
    if (isComplete(found)) break;
  }
  const nested = found.nested ?? (found.dash || 2);
  return {
    item: found.item ?? nested,
    nested,
    dash: found.dash ?? nested,
    lineBreak: lineBreakOf(document.text.slice(0, 1000)),
  };
}

/** How many items are looked at: more would only repeat what the first ones show. */
const sampleCount = 8;

function samples(document: Document): readonly LayoutSample[] {
  const chunks = (document.cut ?? document).chunks.slice(0, sampleCount);
  return piecesOf(chunks)
    .slice(0, sampleCount)
    .map((it) => it.piece);
}

function isComplete(found: MeasuredLayout): boolean {
  return found.item !== undefined && found.nested !== undefined && found.dash !== undefined;
}

function learn(found: MeasuredLayout, text: string, node: SyntaxNode, depth: number): void {
  if (isComplete(found)) return;
  if (node.kind === "sequence") {
    for (const entry of node.entries) learn(found, text, entry, depth + 1);
  }
  if (node.kind !== "mapping" || node.flow) return;
  for (const { key, value } of node.pairs) {
    const indent = columnOf(text, value.range.start) - columnOf(text, key.range.start);
    if (isFirstOnLine(text, value.range.start)) note(found, value, depth, indent);
    learn(found, text, value, depth + 1);
  }
}

function note(found: MeasuredLayout, value: SyntaxNode, depth: number, indent: number): void {
  if (value.kind === "sequence" && indent >= 0) found.dash ??= indent;
  if (value.kind !== "mapping" || value.flow || indent <= 0) return;
  if (depth === 1) found.item ??= indent;
  else found.nested ??= indent;
}
