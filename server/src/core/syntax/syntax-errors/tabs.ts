import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { type CountErrors, type FindCause, fix } from "./cause.ts";
import { lineAt, previousLine } from "./source-line.ts";

/** A line is indented with tabs. */
export const tabIndentation: FindCause = (text, error, countErrors) => {
  const line = lineAt(text, error.start);
  const before = previousLine(text, line);
  const tabbed = [line, before].find((it) => it && hasTabIndent(it.text));
  if (!tabbed) return undefined;
  const blanks = /^[ \t]*/.exec(tabbed.text)?.[0] ?? "";
  return {
    range: { start: tabbed.start + blanks.indexOf("\t"), end: tabbed.start + blanks.length },
    message: "YAML does not allow tabs as indentation; write spaces",
    fix: { kind: "keep", title: "Replace tabs with spaces", edits: bestSpaces(text, countErrors) },
  };
};

/** A tab is after the dash of a list entry, so that its keys have no column that those below could share. */
export const tabAfterDash: FindCause = (text, error) => {
  const line = lineAt(text, error.start);
  const before = previousLine(text, line);
  for (const it of [line, before]) {
    const match = it && /^( *(?:- +)*-)([ \t]+)(?=[^ \t])/.exec(it.text);
    if (!it || !match?.[2]?.includes("\t")) continue;
    const start = it.start + (match[1] ?? "").length;
    const end = start + (match[2] ?? "").length;
    return {
      range: { start, end },
      message: 'YAML does not allow a tab after "-"; write a space',
      fix: fix("Replace the tab with a space", start, end, " "),
    };
  }
  return undefined;
};

function hasTabIndent(line: string): boolean {
  return /^ *\t/.test(line);
}

/** The width of a tab that leaves the fewest errors. */
function bestSpaces(text: string, countErrors: CountErrors): readonly TextEdit[] {
  let best = spaces(text, 2);
  let fewest = Number.POSITIVE_INFINITY;
  for (const width of [2, 4, 8, 3, 6]) {
    const edits = spaces(text, width);
    const errors = countErrors(applyEdits(text, edits));
    if (errors >= fewest) continue;
    best = edits;
    fewest = errors;
  }
  return best;
}

function spaces(text: string, width: number): readonly TextEdit[] {
  return [...text.matchAll(/^ *\t[ \t]*/gm)].map((match) => ({
    range: { start: match.index, end: match.index + match[0].length },
    newText: match[0].replaceAll("\t", " ".repeat(width)),
  }));
}
