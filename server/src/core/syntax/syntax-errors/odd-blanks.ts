import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { lineFeedAt } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { withArticle } from "#core/base/with-article.ts";
import { blockLines } from "../slips/block-lines.ts";
import type { Cause, CountErrors, FindCause } from "./cause.ts";

/** Characters that look like a space or are invisible, but are not spaces to YAML. */
const odd = "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000";

const anyOdd = new RegExp(`[${odd}]`);

/** What is before a word of YAML, around the colon after a key, and at the end of a line. */
const gaps = new RegExp(
  `^((?:[ ${odd}]|-(?=[ ${odd}]))*)(?:([\\w.<][\\w.-]*|"[^"]*"|'[^']*')([ ${odd}]*):([ ${odd}]+|$))?`,
);

const lineEnd = new RegExp(`(?<![ ${odd}])[ ${odd}]*$`);

/** A character that only looks like a space, where YAML needs one or counts them. */
export const oddBlank: FindCause = (text, _error, countErrors) => oddBlankIn(text, countErrors);

/** The first such character of a text outside of texts over several lines, with the fix of all of them. */
export function oddBlankIn(text: string, countErrors: CountErrors): Cause | undefined {
  if (!anyOdd.test(text)) return undefined;
  const found = oddRanges(text);
  const [first] = found;
  if (!first) return undefined;
  const { message, title } = oddCharacter(text[first.start] ?? "");
  return {
    range: first,
    message,
    fix: { kind: "keep", title, edits: bestEdits(text, found, countErrors) },
  };
}

/** The message about a character that looks like a space or is invisible, and the title of its fix. */
export function oddCharacter(character: string): {
  readonly message: string;
  readonly title: string;
} {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const name = names[code] ?? "space of another kind";
  const isSpace = !noWidth.test(character);
  return {
    message: `There is ${withArticle(name)} (U+${code}) here; ${isSpace ? "write an ordinary space" : "remove it"}`,
    title: isSpace ? "Replace it with a space" : "Remove the character",
  };
}

/** The replacement of such a character. */
export function ordinaryFor(character: string): string {
  return noWidth.test(character) ? "" : " ";
}

const noWidth = /[\u00ad\u200b-\u200d\u2060]/;

const names: { readonly [code: string]: string } = {
  "00A0": "no-break space",
  "00AD": "soft hyphen",
  "200B": "zero width space",
  "200C": "zero width non-joiner",
  "200D": "zero width joiner",
  "202F": "narrow no-break space",
  "2060": "word joiner",
  "3000": "ideographic space",
};

function oddRanges(text: string): readonly SourceRange[] {
  const ranges: SourceRange[] = [];
  for (const line of blockLines(text)) {
    const raw = rawLine(text, line.start);
    if (!anyOdd.test(raw) || line.role === "comment" || line.isBlockText) continue;
    for (const [from, to] of gapsOf(raw)) addOdd(ranges, raw, line.start, from, to);
  }
  return ranges;
}

function rawLine(text: string, start: number): string {
  return text.slice(start, lineFeedAt(text, start)).replace(/\r$/, "");
}

function gapsOf(line: string): readonly (readonly [number, number])[] {
  const match = gaps.exec(line);
  if (!match) return [];
  const [, before = "", key, beforeColon = "", afterColon = ""] = match;
  const end = lineEnd.exec(line)?.index ?? line.length;
  const all: (readonly [number, number])[] = [[0, before.length]];
  if (key !== undefined) {
    const colon = before.length + key.length + beforeColon.length;
    all.push([colon - beforeColon.length, colon], [colon + 1, colon + 1 + afterColon.length]);
  }
  const covered = all.at(-1)?.[1] ?? 0;
  return [...all, [Math.max(end, covered), line.length]];
}

function addOdd(
  ranges: SourceRange[],
  line: string,
  start: number,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at++) {
    if (anyOdd.test(line[at] ?? "")) ranges.push({ start: start + at, end: start + at + 1 });
  }
}

/** Spaces in their place, or nothing if the text is only correct without them. */
function bestEdits(
  text: string,
  found: readonly SourceRange[],
  countErrors: CountErrors,
): readonly TextEdit[] {
  const replaced = found.map((range) => ({
    range,
    newText: ordinaryFor(text[range.start] ?? ""),
  }));
  const removed = found.map((range) => ({ range, newText: "" }));
  const errors = countErrors(applyEdits(text, replaced));
  return errors > 0 && countErrors(applyEdits(text, removed)) < errors ? removed : replaced;
}
