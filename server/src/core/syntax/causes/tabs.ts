import type { TextEdit } from "../../base/edit.ts";
import { applyEdits } from "../../base/edit.ts";
import type { FindCause } from "./cause.ts";
import { lineAt, previousLine } from "./lines.ts";

/** A line is indented with tabs. */
export const tabIndentation: FindCause = (text, error, tryParse) => {
  const line = lineAt(text, error.start);
  const before = previousLine(text, line);
  const tabbed = [line, before].find((it) => it && hasTabIndent(it.text));
  if (!tabbed) return undefined;
  const blanks = /^[ \t]*/.exec(tabbed.text)?.[0] ?? "";
  return {
    range: { start: tabbed.start + blanks.indexOf("\t"), end: tabbed.start + blanks.length },
    message: "YAML does not take tabs as indentation; write spaces",
    mend: { title: "Replace tabs with spaces", edits: bestSpaces(text, tryParse) },
  };
};

function hasTabIndent(line: string): boolean {
  return /^ *\t/.test(line);
}

/** The width of a tab that leaves the fewest errors. */
function bestSpaces(text: string, tryParse: (text: string) => number): readonly TextEdit[] {
  let best = spaces(text, 2);
  let fewest = Number.POSITIVE_INFINITY;
  for (const width of [2, 4, 8]) {
    const edits = spaces(text, width);
    const errors = tryParse(applyEdits(text, edits));
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
