import { lowerBound } from "#core/base/binary-search.ts";
import { lineFeedAt, lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { YamlProblem } from "../tree.ts";

/** The first control character of a text; PyYAML reads none of them, not even in comments. */
export function controlCharacters(text: string): readonly YamlProblem[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const pattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
  const at = text.search(pattern);
  if (at < 0) return [];
  const range = { start: at, end: at + 1 };
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
  const edits = [{ range, newText: "" }];
  const message = `The control character U+${code} cannot be used in the file; remove it`;
  return [
    {
      code: "control-character",
      range,
      message,
      fix: { kind: "remove", title: "Remove the character", edits },
    },
  ];
}

/** Tabs that are neither inside quotes or block texts nor in comments: PyYAML takes only spaces between words. */
export function tabs(text: string, covered: readonly SourceRange[]): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  let next = text.indexOf("\t");
  const isCovered = coverOf(covered);
  const isInComment = commentFinder(text, isCovered);
  while (next >= 0) {
    const start = next;
    const run = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 1;
    next = text.indexOf("\t", start + run);
    if (isCovered(start) || isInComment(start)) continue;
    problems.push(tabProblem(text, { start, end: start + run }));
  }
  return problems;
}

function tabProblem(text: string, range: SourceRange): YamlProblem {
  const last = /^(?:\r?\n|$)/.test(text.slice(range.end));
  return {
    code: "tab",
    range,
    message: last
      ? "Valohai does not read a tab at the end of a line; remove it"
      : "Valohai does not read a tab here; write spaces",
    fix: {
      kind: "keep",
      title: last ? "Remove the tab" : "Replace it with a space",
      edits: [{ range, newText: last ? "" : " " }],
    },
  };
}

/** Whether an offset is after the sign of a comment on its line; each line is looked through once. */
function commentFinder(
  text: string,
  isCovered: (offset: number) => boolean,
): (offset: number) => boolean {
  let known = { line: -1, comment: -1 };
  return (offset) => {
    const line = lineStart(text, offset);
    if (known.line !== line) known = { line, comment: commentOn(text, line, isCovered) };
    return known.comment >= 0 && known.comment < offset;
  };
}

/** Where the comment of a line begins; -1 where there is none. */
function commentOn(text: string, start: number, isCovered: (offset: number) => boolean): number {
  const line = text.slice(start, lineFeedAt(text, start));
  for (const { index } of line.matchAll(/(?<!\S)#/g)) {
    if (!isCovered(start + index)) return start + index;
  }
  return -1;
}

/** Whether an offset is in one of the ranges. */
function coverOf(ranges: readonly SourceRange[]): (offset: number) => boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return (offset) => {
    const count = lowerBound(sorted, (it) => it.start > offset);
    return offset < (ends[count - 1] ?? 0);
  };
}

/** Lines that start with a percent sign: PyYAML reads YAML 1 only, and wants three dashes below. */
export function directives(text: string): readonly YamlProblem[] {
  const match = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\n)*(%[^\n]*)/.exec(text);
  const line = match?.[1]?.trimEnd();
  if (!match || line === undefined) return [];
  const start = match[0].length - (match[1] ?? "").length;
  const range = { start, end: start + line.length };
  if (/^%YAML +(?!1\.)/.test(line)) {
    return [{ code: "yaml-version", range, message: "Valohai reads YAML 1.1; remove this line" }];
  }
  if (/^---(?:\s|$)/m.test(text.slice(start))) return [];
  const message = 'A line that starts with "%" is a YAML directive; remove it or put it in quotes';
  return [{ code: "directive", range, message }];
}
