import type { TextEdit } from "#core/base/edit.ts";
import { nextLine } from "#core/base/line.ts";
import { type Cause, type FindCause, fix } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  lineAt,
  nextContentLine,
  previousLine,
  valueOn,
} from "./source-line.ts";

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
    // The line may also be a key of its own that lost its colon.
    fix: {
      kind: "choose",
      title: "Indent the text",
      edits: indented(text, line, key.column, column),
    },
  };
};

/** The line with the `|` or `>` of the text, if only text is between. */
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
    for (const it of fix("", start, start + indent, " ".repeat(column)).edits) edits.push(it);
  }
  return edits;
}

/** A blank line before the text of a `|` or `>` with more spaces than the text's indentation. */
export const blanksAboveText: FindCause = (text, error) => {
  const first = nextContentLine(text, lineAt(text, Math.max(0, error.start - 1)));
  for (const line of [lineAt(text, error.start), first]) {
    const cause = line && line.text !== "" ? blanksAbove(text, line) : undefined;
    if (cause) return cause;
  }
  return undefined;
};

function blanksAbove(text: string, line: Line): Cause | undefined {
  const header = previousLine(text, line);
  if (!header || !/^[|>][-+\d]*$/.test(valueOn(header)?.text ?? "")) return undefined;
  const edits: TextEdit[] = [];
  for (let at = nextLine(text, header.end); at < line.start; at = nextLine(text, at)) {
    const blanks = /^ */.exec(text.slice(at, line.start))?.[0].length ?? 0;
    if (blanks <= line.indent) continue;
    edits.push({ range: { start: at + line.indent, end: at + blanks }, newText: "" });
  }
  const [edit] = edits;
  if (!edit) return undefined;
  return {
    range: edit.range,
    message: `This blank line has more spaces than the ${line.indent} that indent the text below it; remove the extra ones`,
    fix: { kind: "keep", title: "Remove the blanks", edits },
  };
}
