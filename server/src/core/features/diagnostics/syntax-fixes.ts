import type { TextEdit } from "#core/base/edit.ts";
import { lineStart } from "#core/base/line.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { Fix } from "#core/edits/fix.ts";
import { propertyNames } from "#core/schema/known-keys.ts";
import { keyOn, lineAt } from "#core/syntax/syntax-errors/source-line.ts";
import type { YamlProblem } from "#core/syntax/tree.ts";
import type { PlacedProblem } from "./rule.ts";

/** What is wrong with the text of a piece, and how it was most likely meant. */
export type Misread = Pick<YamlProblem, "message" | "fix" | "others">;

/** The ways to fix a problem that was found while reading its piece; in offsets of the file. */
export function syntaxFixesOf(
  { fix, others = [] }: Misread,
  { start }: PlacedProblem,
  document: Document,
): readonly Fix[] {
  if (!fix) return [];
  return [fix, ...others].map((it) => {
    const edits = it.edits.map((edit) => ({ ...edit, range: shift(edit.range, start) }));
    const isDoubtful =
      edits.some((edit) => canMeanMore(edit, document.text)) || mayBelongElsewhere(edits, document);
    return { ...it, edits, kind: it.kind === "keep" && isDoubtful ? "choose" : it.kind };
  });
}

/**
 * Whether an edit that only adds signs may hide another slip: quotes around what may be a separate key or entry,
 * a colon after a word that is not a key, or a blank for a tab inside a text.
 */
function canMeanMore({ range, newText }: TextEdit, text: string): boolean {
  const written = text.slice(range.start, range.end);
  if (/^["']/.test(newText) && written !== "") return holdsMore(written);
  if (newText.trim() === ":") return !propertyNames.has(wordBefore(text, range.start));
  if (/^\t+$/.test(written)) return isInsideText(text, range);
  return false;
}

/** Whether a text may have swallowed something: lines, an entry, a bracket, or a known key. */
function holdsMore(written: string): boolean {
  if (/\n|^[\]}'"]|\s-\s+(?:[[{]|[\w-]+:(?:\s|$))/.test(written)) return true;
  return (written.match(/(?<![\w-])[\w-]+(?=\s*:(?:\s|$))/g) ?? []).some((it) =>
    propertyNames.has(it),
  );
}

function wordBefore(text: string, offset: number): string {
  return /(?<![\w-])[\w-]*$/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}

/** Whether blanks neither begin nor end what is around them, nor follow a sign of YAML. */
function isInsideText(text: string, { start, end }: SourceRange): boolean {
  const before = text.slice(lineStart(text, start), start).trimEnd();
  return !/(?:^|[-:,?[{])$/.test(before) && !/^[ \t]*(?:#|\r?\n|$)/.test(text.slice(end));
}

/**
 * Whether edits move lines that begin like other lines of the file, in the same column: these lines may have been put
 * in a wrong place instead of a wrong column.
 */
function mayBelongElsewhere(edits: readonly TextEdit[], { text }: Document): boolean {
  const [first] = edits;
  const last = edits.at(-1);
  if (!first || !last || !edits.every((it) => movesLine(it, text))) return false;
  const line = lineAt(text, first.range.start);
  const key = keyOn(line);
  if (!key) return false;
  const end = lineAt(text, last.range.end).end;
  const mark = `\n${line.text.slice(0, key.column)}${key.name}:`;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (at + 1 < line.start || at > end) return true;
  }
  return false;
}

function movesLine({ range, newText }: TextEdit, text: string): boolean {
  const before = text.slice(lineStart(text, range.start), range.end);
  return /^ *$/.test(before) && /^ *$/.test(newText);
}
