import type { TextEdit } from "../../base/edit.ts";
import { type FindCause, mend } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  lineAt,
  nextContentLine,
  previousLine,
  valueOn,
} from "./lines.ts";

/** A line of a text below `|` or `>` is not indented deeper than the key of the text. */
export const textTooShallow: FindCause = (text, error) => {
  const line = lineAt(text, error.start);
  if (line.text.trim() === "" || isEntry(line) || keyOn(line)) return undefined;
  const header = headerAbove(text, line);
  const key = header && keyOn(header);
  if (!header || !key || line.indent > key.column) return undefined;
  const first = nextContentLine(text, header);
  const column = first && first.indent > key.column ? first.indent : key.column + 2;
  const start = line.start + line.indent;
  return {
    range: { start, end: line.end },
    message: `The text of "${key.name}" must be indented deeper than its key`,
    mend: { title: "Indent the text", edits: indented(text, line, key.column, column) },
  };
};

/** The line with the `|` or `>` that the text goes back to, if only text stands between. */
function headerAbove(text: string, line: Line): Line | undefined {
  for (let at = previousLine(text, line); at; at = previousLine(text, at)) {
    if (/^[|>][-+\d]*$/.test(valueOn(at)?.text ?? "")) return at;
    if (keyOn(at) && at.indent <= line.indent) return undefined;
  }
  return undefined;
}

function indented(text: string, first: Line, limit: number, column: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let line: Line | undefined = first; line; line = nextContentLine(text, line)) {
    if (line.indent > limit || keyOn(line) || isEntry(line)) break;
    const { start, indent } = line;
    for (const it of mend("", start, start + indent, " ".repeat(column)).edits) edits.push(it);
  }
  return edits;
}
