import type { SourceRange } from "#core/base/range.ts";
import {
  type LayoutBlockText,
  type LayoutEntry,
  type LayoutNode,
  type LayoutPair,
  layoutStart,
  pairStart,
} from "#core/syntax/layout-tree.ts";
import { contentColumn, type FileLayout } from "./file-layout.ts";
import { spaceFlow } from "./flow-spacing.ts";
import type { FormatStyle } from "./format-options.ts";
import {
  addLevel,
  beginsLine,
  columnAt,
  type Level,
  lineAt,
  type Sheet,
  type SheetLine,
  setColumn,
  setGap,
} from "./sheet.ts";

/** What is asked of a layout. */
export interface Wanted {
  readonly layout: FileLayout;
  readonly lists: FormatStyle["listIndentation"];
}

/** Records on a sheet where everything below a node belongs; depth 0 is the root. */
export function placeNode(
  sheet: Sheet,
  wanted: Wanted,
  node: LayoutNode,
  column: number,
  depth: number,
): void {
  if (node.kind === "sequence") {
    for (const it of node.entries) placeEntry(sheet, wanted, it, column, depth);
  }
  if (node.kind === "mapping") {
    for (const it of node.pairs) placePair(sheet, wanted, it, column, depth);
  }
  if (node.kind === "flow") spaceFlow(sheet, node, wanted.layout);
}

function placeEntry(
  sheet: Sheet,
  wanted: Wanted,
  { dash, props, value }: LayoutEntry,
  column: number,
  depth: number,
): void {
  const { layout } = wanted;
  if (depth === 0) sheet.items.push(lineAt(sheet, dash));
  setColumn(sheet, dash, column);
  addLevel(sheet, dash, column);
  const inner = column + 1 + layout.gap;
  placeParts(sheet, dash + 1, [...props, ...startOf(value)], inner, layout.gap);
  if (!value) return;
  const parent = { from: columnAt(sheet, dash), to: column };
  if (value.kind === "block-text") placeBlockText(sheet, value, parent, layout.entryText);
  else placeNode(sheet, wanted, value, inner, depth + 1);
  keepTogether(sheet, value, parent);
}

function placePair(
  sheet: Sheet,
  wanted: Wanted,
  pair: LayoutPair,
  column: number,
  depth: number,
): void {
  const { layout } = wanted;
  const { before, key, colon, props, value } = pair;
  const start = pairStart(pair);
  setColumn(sheet, start, column);
  addLevel(sheet, start, column);
  placeParts(sheet, before[0]?.end, [...before.slice(1), ...startOf(key)], column, 1);
  // A colon right after an alias would belong to its name.
  if (key) setGap(sheet, endOf(key), colon, key.kind === "alias" ? 1 : 0);
  const parent = { from: columnAt(sheet, start), to: column };
  const inner = column + (value ? stepTo(sheet, wanted, value, parent.from, depth) : 0);
  placeParts(sheet, colon + 1, [...props, ...startOf(value)], inner, 1);
  if (!value) return;
  if (value.kind === "block-text") placeBlockText(sheet, value, parent, layout.text);
  else placeNode(sheet, wanted, value, inner, depth + 1);
  keepTogether(sheet, value, parent);
}

/** How much further right than its key a value on a line of its own will be. */
function stepTo(
  sheet: Sheet,
  { layout, lists }: Wanted,
  value: LayoutNode,
  keyColumn: number,
  depth: number,
): number {
  if (value.kind === "mapping") return depth === 1 ? layout.item : layout.nested;
  if (value.kind !== "sequence") return layout.nested;
  const isFlush = columnAt(sheet, layoutStart(value)) === keyColumn;
  return (lists === "keep" ? isFlush : lists === "flush") ? 0 : layout.dash;
}

function startOf(node: LayoutNode | undefined): readonly SourceRange[] {
  if (!node) return [];
  const start = layoutStart(node);
  return [{ start, end: node.kind === "block-text" ? node.header.end : start }];
}

function endOf(node: LayoutNode): number {
  return "range" in node ? node.range.end : layoutStart(node);
}

/** Puts this many blanks before parts that share a line with what is before them, and parts on a line of their own into a column. */
function placeParts(
  sheet: Sheet,
  from: number | undefined,
  parts: readonly SourceRange[],
  column: number,
  firstGap: number,
): void {
  let [end, gap] = [from, firstGap];
  for (const part of parts) {
    if (beginsLine(sheet, part.start)) setColumn(sheet, part.start, column);
    else if (end !== undefined) setGap(sheet, end, part.start, gap);
    [end, gap] = [part.end, 1];
  }
}

/** Moves the lines of a block text together. */
function placeBlockText(sheet: Sheet, node: LayoutBlockText, parent: Level, indent: number): void {
  const { content, header } = node;
  const first = lineAt(sheet, content.start);
  const digit = /\d/.exec(sheet.text.slice(header.start, header.end))?.[0];
  const from = digit ? parent.from + Number(digit) : contentColumn(sheet.text, node);
  const to = parent.to + (digit ? Number(digit) : indent);
  for (let index = first; (sheet.lines[index]?.start ?? content.end) < content.end; index++) {
    sheet.inner.add(index);
    const line = sheet.lines[index];
    if (line && from !== undefined) placeBlockLine(sheet, index, line, { from, to });
  }
}

/** Blanks beyond the indentation of a block text are content. */
function placeBlockLine(sheet: Sheet, index: number, line: SheetLine, { from, to }: Level): void {
  const isEmpty = line.isBlank && line.spaces === line.indent && line.spaces <= from;
  if (isEmpty) sheet.columns.set(index, 0);
  else if (line.spaces >= from) sheet.columns.set(index, line.spaces + to - from);
}

/** Moves the further lines of texts and brackets that span lines by as much as what they belong to. */
function keepTogether(sheet: Sheet, node: LayoutNode, parent: Level): void {
  if (node.kind !== "text" && node.kind !== "flow") return;
  const { start, end } = node.range;
  const first = lineAt(sheet, start);
  const last = lineAt(sheet, end);
  const own = beginsLine(sheet, start) ? sheet.columns.get(first) : undefined;
  const by = own === undefined ? parent.to - parent.from : own - columnAt(sheet, start);
  for (let index = first + 1; index <= last; index++) {
    const line = sheet.lines[index];
    if (!line) break;
    sheet.inner.add(index);
    if (line.isBlank || line.spaces < line.indent) continue;
    // Lines may be further left than their parent where brackets or quotes are open.
    const least = line.indent > parent.from ? parent.to + 1 : 0;
    sheet.columns.set(index, Math.max(least, line.indent + by));
  }
}
