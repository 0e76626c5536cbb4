import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, contentEnd, lineBreakOf, lineEnd } from "#core/base/line.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { blankLinesBetween } from "./blank-lines-between.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { type BlockStyle, type Fragment, pairLines } from "./yaml-text.ts";

/** Where and how a new item is written: after another one, in its layout. */
export interface ItemStyle {
  /** The column of the dash. */
  readonly column: number;
  readonly layout: Layout;
}

/** The style of an item that exists. */
export function itemStyleOf(document: Document, { item }: PlacedItem): ItemStyle {
  const dash = item.text.lastIndexOf("-", item.node.range.start);
  const column = Math.max(0, columnOf(item.text, Math.max(0, dash)));
  const root = {
    kind: "sequence",
    flow: false,
    entries: [item.node],
    range: item.node.range,
  } as const;
  return { column, layout: layoutOf(document, { text: item.text, roots: [root] }) };
}

/** The lines of an item with these keys. */
export function itemLines(
  { column, layout }: ItemStyle,
  keyword: string,
  pairs: readonly (readonly [key: string, value: Fragment])[],
): readonly string[] {
  const inner = bodyColumn({ column, layout });
  const style: BlockStyle = { dashIndent: layout.dash, indent: layout.nested };
  const body = pairs.flatMap(([key, value]) => {
    const [first = "", ...rest] = pairLines(key, value, inner, style);
    return [" ".repeat(inner) + first, ...rest];
  });
  return [`${" ".repeat(column)}- ${keyword}:`, ...body];
}

/** The column of an item's own keys. */
export function bodyColumn({ column, layout }: ItemStyle): number {
  return column + "- ".length + layout.item;
}

/** Puts a new item after another one, with as many blank lines between them as the document leaves elsewhere. */
export function insertItem(
  document: Document,
  { item, start }: PlacedItem,
  lines: readonly string[],
): TextEdit {
  const at = start + lineEnd(item.text, contentEnd(item.text, item.node.range.end));
  const lineBreak = lineBreakOf(document.text);
  const blanks = lineBreak.repeat(blankLinesBetween(document) ?? 1);
  const newText = lineBreak + blanks + lines.join(lineBreak);
  return { range: { start: at, end: at }, newText };
}
