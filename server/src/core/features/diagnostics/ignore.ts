import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { contentEnd, lineBreakOf, lineEnd, lineStart } from "#core/base/line.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { hasComment } from "#core/edits/has-comment.ts";
import { jsonText } from "#core/model/json-text.ts";
import type { Piece } from "#core/model/piece.ts";
import { valueOfNode } from "#core/model/read.ts";
import type { PlacedProblem } from "./rule.ts";
import { suppressionUnused } from "./rules/suppression-unused.ts";
import { type Suppression, suppressionsIn } from "./suppressions.ts";

/** A change that hides a problem and keeps the file's content; its ranges are offsets of the file. */
export interface Ignoring {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** The ways to ignore the code of a problem by a comment: on its line, and in the whole file. */
export function ignoringEdits(problem: PlacedProblem, document: Document): readonly Ignoring[] {
  const { code } = problem;
  // It is about the comments themselves, so no comment can suppress it.
  if (code === suppressionUnused.code) return [];
  const suppressions = suppressionsIn(document);
  const offer = (where: string, candidates: readonly TextEdit[]) => {
    const edit = candidates.find((it) => ignoresOnly(document, problem, it));
    return edit ? [{ title: `Ignore ${code} ${where}`, edits: [edit] }] : [];
  };
  return [
    ...offer("on this line", lineEdits(document, problem, suppressions)),
    ...offer("in this file", [fileEdit(document, code, suppressions)]),
  ];
}

/** Where the code can be written for the line of a problem, the best place first; at some of them it has no effect. */
function lineEdits(
  { text }: Document,
  { code, range: { start } }: PlacedProblem,
  suppressions: readonly Suppression[],
): readonly TextEdit[] {
  const present = suppressions.find(
    ({ wholeFile, reach, codes }) =>
      !wholeFile && codes.length > 0 && reach.start <= start && start <= reach.end,
  );
  const line = lineStart(text, start);
  const end = contentEnd(text, lineEnd(text, start));
  const onLine = `${end > line ? " " : ""}# valohai-ignore ${code}`;
  const first = text.startsWith("\ufeff") ? Math.max(line, 1) : line;
  const indentation = /^[ \t]*/.exec(text.slice(first, first + farEnough))?.[0] ?? "";
  const above = `${indentation}# valohai-ignore-next-line ${code}${lineBreakOf(text)}`;
  const places = [insertion(Math.max(end, line), onLine), insertion(first, above)];
  // Another comment may be meant for a program that reads it to the end of the line.
  if (hasComment(text, { start: line, end })) places.reverse();
  return present ? [withCode(text, present, code), ...places] : places;
}

/** No line that people write is indented further. */
const farEnough = 1000;

function fileEdit(
  { text }: Document,
  code: string,
  suppressions: readonly Suppression[],
): TextEdit {
  const present = suppressions.find(({ wholeFile, codes }) => wholeFile && codes.length > 0);
  if (present) return withCode(text, present, code);
  const at = text.startsWith("\ufeff") ? 1 : 0;
  return insertion(at, `# valohai-ignore-file ${code}${lineBreakOf(text)}`);
}

/** Adds a code to a comment, separated as the codes before it are. */
function withCode(text: string, { codes }: Suppression, code: string): TextEdit {
  const [first, second] = codes;
  const between = first && second && text.slice(first.range.end, second.range.start);
  return insertion(codes.at(-1)?.range.end ?? 0, `${between ?? ", "}${code}`);
}

function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** Whether a comment is read as one that covers the problem, and everything else is read as before. */
function ignoresOnly(document: Document, { code, range }: PlacedProblem, edit: TextEdit): boolean {
  const after = createDocument(applyEdits(document.text, [edit]), document);
  const { start: at } = edit.range;
  const start = range.start + (at <= range.start ? edit.newText.length : 0);
  const covers = ({ reach, codes }: Suppression) =>
    reach.start <= start && start <= reach.end && codes.some((it) => it.code === code);
  return suppressionsIn(after).some(covers) && saysTheSame(document, after);
}

function saysTheSame({ pieces: before }: Document, { pieces: after }: Document): boolean {
  return (
    before.length === after.length &&
    before.every(({ piece }, index) => {
      const other = after[index]?.piece;
      return other !== undefined && (piece === other || contentOf(piece) === contentOf(other));
    })
  );
}

function contentOf({ roots, problems }: Piece): string {
  const values = roots.map((it) => jsonText(valueOfNode(it)));
  return [...values, ...problems.map((it) => it.message)].join("\n");
}
