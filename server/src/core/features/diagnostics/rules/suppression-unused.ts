import { lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { SuppressionRule } from "../rule.ts";

/** A `# valohai-ignore` comment that is no longer needed. */
export const suppressionUnused: SuppressionRule<string> = {
  code: "suppression-unused",
  severity: "information",
  summary:
    "A `# valohai-ignore` comment, or one of its codes, suppresses nothing or is misspelt. Remove or correct it, so that it cannot hide a later problem.",
  scope: "suppression",
  message: (message) => message,
  fix: (_found, problem, { text }) => [
    {
      kind: "remove",
      title: "Remove what suppresses nothing",
      edits: [{ range: removable(text, problem.range), newText: "" }],
    },
  ],
};

/** A whole comment goes with the blanks before it, and with its line if nothing else is on it; a code goes with its comma. */
function removable(text: string, range: SourceRange): SourceRange {
  if (text[range.start] !== "#") return withSeparator(text, range);
  const start = lineStart(text, range.start);
  const before = text.slice(start, range.start);
  if (before.trim() !== "") return { start: start + before.trimEnd().length, end: range.end };
  const lineBreak = text.indexOf("\n", range.end);
  return { start: start, end: lineBreak < 0 ? range.end : lineBreak + 1 };
}

function withSeparator(text: string, range: SourceRange): SourceRange {
  const comma = /^[ \t]*,[ \t]*/.exec(text.slice(range.end));
  return { start: range.start, end: range.end + (comma?.[0].length ?? 0) };
}
