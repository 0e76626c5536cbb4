import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { contentEnd, isFirstOnLine, lineStart, nextLine } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { layoutCodes } from "#core/document/layout-slip.ts";
import { firstConflictMarker } from "#core/syntax/conflict-markers.ts";
import { layoutTree } from "#core/syntax/layout-tree.ts";
import { blankLineEdits, lastLine, visibleEnd } from "./blank-lines.ts";
import { placeComments } from "./comment-columns.ts";
import { fileLayoutOf } from "./file-layout.ts";
import { fitPasted } from "./fit-pasted.ts";
import type { FormatStyle } from "./format-options.ts";
import { placeNode } from "./place-nodes.ts";
import { firstDifference } from "./same-config.ts";
import { newSheet, type Sheet } from "./sheet.ts";

/** The result of formatting: the edits, or why the text is left as it is, and at which offset. */
export type Formatting =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly offset: number; readonly reason: string };

/** How to format: the user's style, and the editor's tab size for files that do not show theirs. */
export interface FormatOptions extends FormatStyle {
  readonly tabSize: number;
}

/**
 * The edits that give a whole document its prevailing layout. They change blanks, blank lines and the indentation of
 * comments only. A text with a syntax error is left as it is, and so is one that would read differently afterwards.
 */
export function formatDocument(document: Document, options: FormatOptions): Formatting {
  const planned = plannedEdits(document, options);
  return planned.kind === "refused" ? planned : checked(document, planned.edits);
}

/**
 * The same for the lines that a range touches. Where moving these lines alone would change what the text says, only the
 * blanks within them are set. Lines that hold the only syntax error are moved to the list that they are entries of.
 */
export function formatLines(
  document: Document,
  range: SourceRange,
  options: FormatOptions,
): Formatting {
  const { text } = document;
  const start = lineStart(text, range.start);
  const isAtLineStart = range.end > range.start && lineStart(text, range.end) === range.end;
  const end = isAtLineStart ? range.end : nextLine(text, range.end);
  const planned = plannedEdits(document, options);
  if (planned.kind === "refused") return fitted(document, { start, end }) ?? planned;
  const within = planned.edits.filter((it) => start <= it.range.start && it.range.end <= end);
  const whole = checked(document, within);
  if (whole.kind === "edits") return whole;
  return checked(
    document,
    within.filter((it) => !isFirstOnLine(text, it.range.start)),
  );
}

/** The edits that move selected list entries to their place, where nothing but their indentation is wrong in the text. */
function fitted(document: Document, { start, end }: SourceRange): Formatting | undefined {
  const { text } = document;
  const rest = createDocument(text.slice(0, start) + text.slice(end));
  if (refusalOf(rest)) return undefined;
  const edits = fitPasted(document, { start, end: contentEnd(text, end) });
  return edits.length > 0 ? { kind: "edits", edits } : undefined;
}

/** What has to change in a text, whether or not that is safe. */
function plannedEdits(document: Document, options: FormatOptions): Formatting {
  const refusal = refusalOf(document);
  if (refusal) return refusal;
  const trees = document.pieces.map(({ piece, start }) => layoutTree(piece.text, start));
  const unusualAt = trees.find((it) => it.unusualAt !== undefined)?.unusualAt;
  if (unusualAt !== undefined) return refused(unusualAt, "A key in this form cannot be formatted");
  const roots = trees.flatMap((it) => it.roots);
  const layout = fileLayoutOf(document.text, roots, options.tabSize);
  const sheet = newSheet(document.text);
  const wanted = { layout, lists: options.listIndentation };
  for (const root of roots) placeNode(sheet, wanted, root, 0, 0);
  placeComments(sheet);
  return { kind: "edits", edits: editsOf(sheet, options) };
}

/** Why a text is not formatted at all; undefined where it can be. */
function refusalOf({ text, pieces }: Document): Formatting | undefined {
  const conflict = firstConflictMarker(text);
  if (conflict !== undefined) return refused(conflict, "A merge conflict is not resolved");
  for (const { piece, start } of pieces) {
    const problem = piece.problems.find((it) => !layoutCodes.includes(it.code));
    if (problem) return refused(start + problem.range.start, problem.message);
  }
  const lineBreak = /\r(?!\n)|[\x85\u2028\u2029]/.exec(text);
  if (lineBreak) return refused(lineBreak.index, "Line breaks of this kind cannot be formatted");
  return undefined;
}

function refused(offset: number, reason: string): Formatting {
  return { kind: "refused", offset, reason };
}

/** The edits, if the text reads the same after them. */
function checked(document: Document, edits: readonly TextEdit[]): Formatting {
  if (edits.length === 0) return { kind: "edits", edits };
  const after = createDocument(applyEdits(document.text, edits), document);
  const offset = firstDifference(document, after);
  if (offset === undefined) return { kind: "edits", edits };
  return refused(offset, "Formatting would change what the file says");
}

function editsOf(sheet: Sheet, { blankLinesBetweenItems }: FormatOptions): readonly TextEdit[] {
  const edits = [...blankLineEdits(sheet, blankLinesBetweenItems), ...sheet.gaps];
  const last = lastLine(sheet);
  for (const [index, line] of sheet.lines.entries()) {
    const column = sheet.columns.get(index);
    const end = line.start + (sheet.inner.has(index) ? line.spaces : line.indent);
    const lead = " ".repeat(column ?? 0);
    if (column !== undefined && sheet.text.slice(line.start, end) !== lead) {
      edits.push({ range: { start: line.start, end }, newText: lead });
    }
    const trailing = trailingBlanks(sheet, index, last);
    if (trailing) edits.push(trailing);
  }
  return edits.sort((a, b) => a.range.start - b.range.start);
}

/** Spaces at the end of a line that cannot be content; the end of the text is handled with its line break. */
function trailingBlanks(sheet: Sheet, index: number, last: number): TextEdit | undefined {
  const line = sheet.lines[index];
  const isContent = sheet.inner.has(index) || sheet.inner.has(index + 1);
  if (!line || isContent || line.isBlank || index === last) return undefined;
  const start = visibleEnd(sheet, line);
  return start < line.end ? { range: { start, end: line.end }, newText: "" } : undefined;
}
