import type { TextEdit } from "#core/base/edit.ts";
import { lineBreakOf, lineEnd, lineStart } from "#core/base/line.ts";
import type { Document } from "#core/document/document.ts";
import { textListIndent } from "#core/edits/insert-pair.ts";
import {
  isInText,
  knowsKey,
  mayHaveKey,
  mayHoldList,
  type OpenBlock,
  type OpenList,
  openBlocks,
} from "./open-blocks.ts";

/**
 * Whether typing a character can change anything, judged by the text before the cursor in its line and the line above:
 * checked first, because this runs at every blank and line break.
 */
export function mayFormatTyped(before: string, typed: string): boolean {
  switch (typed) {
    case " ":
      // After a key as well: a fast typist may have continued before the dash has moved.
      return /(?:^|\n) +(?:- (?:- )?|(?:- )?[a-z][\w-]*: (?:- )?)$/.test(before);
    case ":":
      return /(?:^|\n) +(?:- )?[a-z][\w-]*:$/.test(before);
    case "\n":
      return /^ *(?:-[ \t]|-\r?\n|[a-z][\w-]*:)/.test(before) && /\n[ \t]*(?:- )?$/.test(before);
    default:
      return false;
  }
}

/**
 * What changes in the line in which a character was just typed. A dash or a key that is too deep for its place moves to
 * the block that it can belong to, or below its key; a dash after the one that Enter has written goes; Enter after a dash
 * without an entry ends the list. Only blanks and line breaks, and such a dash, change.
 */
export function formatTyped(
  document: Document,
  offset: number,
  typed: string,
): readonly TextEdit[] {
  if (typed === "\n") return endList(document, offset) ?? correctLineAbove(document, offset);
  const { text } = document;
  const start = lineStart(text, offset);
  const line = text.slice(start, offset);
  const isLast = text.slice(offset, lineEnd(text, offset)).trim() === "";
  if (!isLast || !mayFormatTyped(line, typed)) return [];
  const edit = correctHead(document, start, line);
  return edit ? [edit] : [];
}

/** What changes at the beginning of a line: its head reaches to its dashes or the colon of its key, or the blank after them. */
function correctHead(document: Document, start: number, head: string): TextEdit | undefined {
  const from = head.search(/\S/);
  const blocks = openBlocks(document, start);
  if (!blocks || isInText(blocks, from)) return undefined;
  if (head.endsWith(": - ")) return beginList(document, start + head.length - 3);
  if (head.endsWith("- - ")) return withoutSecondDash(document.text, blocks, start, from);
  const word = /(?<![\w-])[\w-]+(?=: ?$)/.exec(head)?.[0] ?? "";
  const letter = word.search(/[a-z]/);
  const key = letter < 0 ? undefined : word.slice(letter);
  const to = head.startsWith("- ", from)
    ? columnOfDash(blocks, from, key)
    : columnOfKey(blocks, from, key ?? "");
  if (to === undefined || to >= from) return undefined;
  return { range: { start, end: start + from }, newText: " ".repeat(to) };
}

/** Moves a dash to a line of its own if it follows a key that holds a list; the offset is that of the blank before it. */
function beginList(document: Document, blank: number): TextEdit | undefined {
  const { text } = document;
  const key = openBlocks(document, blank)?.at(-1);
  if (key?.kind !== "value" || key.schemas.length === 0 || !mayHoldList(key)) return undefined;
  const column = key.column + textListIndent(text);
  const newText = `${lineBreakOf(text)}${" ".repeat(column)}`;
  return { range: { start: blank, end: blank + 1 }, newText };
}

/** Takes the second of two dashes away where the line above continues a list, unless its entries are lists themselves. */
function withoutSecondDash(
  text: string,
  blocks: readonly OpenBlock[],
  start: number,
  column: number,
): TextEdit | undefined {
  const above = text.slice(lineStart(text, start - 1), start);
  const isEntry = above.search(/\S/) === column && /^ *- (?!- )/.test(above);
  const isList = blocks.some((it) => it.kind === "list" && it.column === column);
  if (!isEntry || !isList) return undefined;
  return { range: { start: start + column, end: start + column + 2 }, newText: "" };
}

/**
 * The same for the line that Enter ends, if it is the last of its block: typing may have continued before the editor had
 * the answer for it.
 */
function correctLineAbove(document: Document, offset: number): readonly TextEdit[] {
  const { text } = document;
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  if (start === 0 || !/^[ \t]*(?:- ?)?$/.test(text.slice(start, end))) return [];
  const above = lineStart(text, start - 1);
  const head = /^ +(?:- - |(?:- )?[a-z][\w-]*:(?=\s)|- )/.exec(text.slice(above, start))?.[0];
  if (head === undefined || isIndentedBelow(text, end, head.search(/\S/) - 1)) return [];
  const edit = correctHead(document, above, head);
  if (!edit) return [];
  if (edit.range.start > above) return [edit];
  const moved = edit.range.end - above - edit.newText.length;
  const blanks = text.slice(start, start + moved);
  if (blanks.trim() !== "" || blanks.length < moved) return [edit];
  return [edit, { range: { start, end: start + moved }, newText: "" }];
}

/** The list that a dash belongs to: its own where it is in one or can begin one, or else the nearest around it. */
function columnOfDash(
  blocks: readonly OpenBlock[],
  column: number,
  key: string | undefined,
): number | undefined {
  const lists = blocks.filter((it) => it.kind === "list");
  const own = lists.find((it) => it.column === column);
  if (own && (key === undefined || mayTake(own, key))) return undefined;
  const last = blocks.at(-1);
  const begins = last?.kind === "value" && column >= last.column && mayHoldList(last);
  if (!own && begins) return undefined;
  const around = lists.filter((it) => it.column < column);
  return around.findLast((it) => key === undefined || knowsKey(it.entries, key))?.column;
}

function mayTake({ entries }: OpenList, key: string): boolean {
  return entries.length === 0 || mayHaveKey(entries, key);
}

/** The mapping that a key belongs to: the innermost one, unless only one further out knows it. */
function columnOfKey(
  blocks: readonly OpenBlock[],
  column: number,
  key: string,
): number | undefined {
  const last = blocks.at(-1);
  if (last?.kind === "value" && column > last.column) {
    if (last.schemas.length === 0 || mayHaveKey(last.schemas, key)) return undefined;
  }
  const mappings = blocks.filter((it) => it.kind === "keys" && it.column <= column);
  const inner = mappings.at(-1);
  if (inner?.kind !== "keys" || inner.schemas.length === 0) return undefined;
  if (mayHaveKey(inner.schemas, key, inner.node)) return inner.column;
  const knowing = mappings.findLast(
    (it) => it.kind === "keys" && knowsKey(it.schemas, key, it.node),
  );
  return knowing?.column;
}

/**
 * Ends the list, so that the cursor continues in the block around it; the offset is in the new line. Undefined where the
 * line above is no dash without an entry.
 */
function endList(document: Document, offset: number): readonly TextEdit[] | undefined {
  const { text } = document;
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  if (start === 0 || text.slice(start, end).trim() !== "") return undefined;
  const above = lineStart(text, start - 1);
  const dash = /^( *)-[ \t]*\r?\n$/.exec(text.slice(above, start))?.[1]?.length;
  if (dash === undefined) return undefined;
  if (isIndentedBelow(text, end, dash)) return [];
  const outer = outerColumn(openBlocks(document, above) ?? [], dash);
  if (outer === undefined) return [];
  return [{ range: { start: above, end }, newText: " ".repeat(outer) }];
}

/** Whether the next line that is not blank begins right of a column. */
function isIndentedBelow(text: string, from: number, column: number): boolean {
  const next = /^\s*\n( *)\S/.exec(text.slice(from));
  return (next?.[1]?.length ?? 0) > column;
}

function outerColumn(blocks: readonly OpenBlock[], dash: number): number | undefined {
  if (isInText(blocks, dash)) return undefined;
  for (const it of blocks) if (it.kind === "list" && it.column === dash) return it.outer;
  const last = blocks.at(-1);
  return last?.kind === "value" && dash >= last.column ? last.column : undefined;
}
