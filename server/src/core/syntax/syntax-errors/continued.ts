import type { Cause, FindCause, SyntaxFix } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  lineAt,
  nextContentLine,
  previousLine,
  valueOn,
} from "./source-line.ts";

/** Lines that continue a command, but are in the column of its key. */
export const continuedAtKey: FindCause = (text, error) => {
  const line = lineAt(text, error.start);
  const first = isContinuation(line) ? line : nextContentLine(text, line);
  if (!first || !isContinuation(first)) return undefined;
  const header = headerOf(text, first);
  const key = header && keyOn(header);
  const value = header && valueOn(header);
  if (!header || !key || !value || /^["'[{|>&*!]/.test(value.text)) return undefined;
  const lines = continuations(text, header, key.column);
  const [start] = lines;
  if (!start || !lines.some(showsContinuation) || start.indent > key.column) return undefined;
  return causeFor(key.name, value, lines, key.column + 2, start);
};

function causeFor(
  name: string,
  value: { readonly text: string; readonly start: number; readonly end: number },
  lines: readonly Line[],
  column: number,
  first: Line,
): Cause {
  const blanks = " ".repeat(column);
  const deeper = lines.map(({ start, indent }) => ({
    range: { start, end: start + indent },
    newText: blanks,
  }));
  const block: SyntaxFix = {
    kind: "choose",
    title: 'Write the lines below "|"',
    edits: [
      { range: { start: value.start, end: value.start }, newText: `|\n${blanks}` },
      ...deeper,
    ],
  };
  return {
    range: { start: first.start + first.indent, end: first.end },
    message: `The text of "${name}" continues here: indent its lines deeper than the key, below "${name}: |" if the line breaks matter`,
    fix: block,
    others: [{ kind: "choose", title: "Indent the text as one line", edits: deeper }],
  };
}

function isContinuation(line: Line): boolean {
  return line.text.trim() !== "" && !isEntry(line) && keyOn(line) === undefined;
}

function headerOf(text: string, line: Line): Line | undefined {
  let at = previousLine(text, line);
  while (at && isContinuation(at)) at = previousLine(text, at);
  return at;
}

/** The lines after a key's line up to the next key or entry. */
function continuations(text: string, header: Line, column: number): readonly Line[] {
  const lines: Line[] = [];
  for (let next = nextContentLine(text, header); next; next = nextContentLine(text, next)) {
    if (!isContinuation(next) || next.indent < column) break;
    lines.push(next);
  }
  return lines;
}

/** A line that no key could begin, such as an option or what follows a pipe. */
function showsContinuation({ text }: Line): boolean {
  return /\\$/.test(text) || /^\s*(?:--?\w|&&|\|\|?\s|[<>;\\$])/.test(text);
}
