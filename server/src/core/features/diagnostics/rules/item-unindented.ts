import type { TextEdit } from "#core/base/edit.ts";
import {
  columnOf,
  contentEnd,
  isFirstOnLine,
  lineEnd,
  lineStart,
  nextLine,
} from "#core/base/line.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import { soundItems } from "#core/document/structure.ts";
import { isEmptyItem, type Sibling, siblingProperties } from "#core/document/unindented.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import type { Item } from "#core/model/piece.ts";
import { itemSchemaOf } from "#core/schema/index.ts";
import { propertyNames } from "#core/schema/known-keys.ts";
import { propertyOf } from "#core/schema/schema-path.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { PieceRule, PlacedProblem, Report } from "../rule.ts";

/** The properties of an item are beside its key instead of below it. */
export const itemUnindented: PieceRule<Beside> = {
  code: "item-unindented",
  severity: "error",
  summary:
    "The properties of an item must be indented below its key. At the same level they are not part of the item, so the item has no properties.",
  scope: "piece",
  find(piece, report) {
    for (const item of soundItems(piece)) checkItem(item, report);
  },
  message: ({ keyword, property }) =>
    property === undefined
      ? `The properties of "${keyword}" must be indented below it`
      : `"${property}" is at the level of "${keyword}" and is not read; indent it`,
  fix(_found, problem, document) {
    const item = fixPlace(document, problem)?.placed.item;
    const swallows = item && siblingProperties(item).some((it) => swallowsKeys(it, item));
    const kind = swallows ? "choose" : "keep";
    return fixOf(kind, "Indent the properties", indentSiblings(problem, document));
  },
};

/** Whether a line of a sibling's text below `|` or `>`, as it is written, may be a further property. */
function swallowsKeys({ pair: { value } }: Sibling, { text }: Item): boolean {
  if (value.kind !== "scalar" || (value.style !== "literal" && value.style !== "folded")) {
    return false;
  }
  const lines = text.slice(value.range.start, value.range.end).split(/\r?\n/);
  return lines.some((it) => propertyNames.has(/^\s*([\w-]+):(?: |$)/.exec(it)?.[1] ?? ""));
}

/** The key of an item with all its properties beside it, or one property beside it. */
interface Beside {
  readonly keyword: string;
  readonly property?: string;
}

function checkItem(item: Item, report: Report<Beside>): void {
  const siblings = siblingProperties(item);
  const { entry, keyword } = item;
  if (siblings.length === 0 || !entry || !keyword) return;
  if (isEmptyItem(item)) {
    report(entry.key.range, { keyword });
    return;
  }
  const object = itemSchemaOf(keyword);
  for (const { key } of siblings) {
    const required = object && propertyOf(object, key.text)?.required;
    const extra = required ? {} : ({ severity: "warning" } as const);
    report(key.range, { keyword, property: key.text }, extra);
  }
}

/** Indents all lines of the siblings as properties of the item. */
function indentSiblings(
  problem: PlacedProblem,
  document: Document,
): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const item = found?.placed.item;
  if (!found || !item?.entry || !takesProperties(item)) return undefined;
  const { source } = found;
  const { text } = source;
  const siblings = siblingProperties(item);
  const [first] = siblings;
  const last = siblings.at(-1);
  const isAfterKey = item.entry.key.range.start < (first?.key.range.start ?? 0);
  if (!first || !last || !isAfterKey || !isFirstOnLine(text, first.key.range.start))
    return undefined;
  const column = columnOf(text, item.entry.key.range.start);
  const by =
    bodyColumn(found.placed.item, document, column) - columnOf(text, first.key.range.start);
  const end = contentEnd(text, Math.max(last.key.range.end, last.pair.value.range.end));
  const edits: TextEdit[] = [];
  for (let at = lineStart(text, first.key.range.start); at < end; at = nextLine(text, at)) {
    if (lineEnd(text, at) > at) edits.push(editAt(source, at, at, " ".repeat(by)));
  }
  return by > 0 ? edits : undefined;
}

/** Whether the siblings can be moved below the item's own key: it has no such keys yet, or nothing at all. */
function takesProperties(item: Item): boolean {
  const value = item.entry?.value;
  if (value?.kind !== "mapping" || value.flow) return isEmptyItem(item);
  const own = entriesOf(value);
  return siblingProperties(item).every(({ key }) => !own.has(key.text));
}

/** The column of the properties: that of this item's own, or as far from the key as in other items. */
function bodyColumn(item: Item, document: Document, column: number): number {
  const own = bodyStart(item);
  if (own !== undefined) return columnOf(item.text, own);
  return column + usualIndent(document);
}

/** How far the properties are from the key in the first item that has some below it. */
const usualIndent = oncePer(({ items }: Document): number => {
  for (const { item } of items) {
    const start = bodyStart(item);
    if (start === undefined || !item.entry) continue;
    const indent = columnOf(item.text, start) - columnOf(item.text, item.entry.key.range.start);
    if (indent > 0) return indent;
  }
  return 2;
});

function bodyStart(item: Item): number | undefined {
  const body = item.entry && dereference(item.entry.value);
  return body?.kind === "mapping" && !body.flow ? body.pairs[0]?.key.range.start : undefined;
}
