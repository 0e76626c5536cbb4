import type { SourceRange } from "#core/base/range.ts";
import type { FindCause, RawError, SyntaxFix } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  lineAt,
  nextContentLine,
  previousLine,
  valueOn,
} from "./source-line.ts";

/** A key with a value on its line, and list entries below it in its column: both cannot be its value. */
export const valueAboveList: FindCause = (text, error) => {
  const found = keyAboveList(text, error);
  if (!found || /^[{[|>&*!-]/.test(found.value) || keyOn(found.entry)) return undefined;
  const { name, range, afterColon, entry } = found;
  return {
    range,
    message: `"${name}" has this value and a list below it; put it into the list`,
    fix: {
      // What was written first need not come first.
      kind: "choose",
      title: "Make it the first entry of the list",
      edits: [
        {
          range: { start: afterColon, end: range.start },
          newText: `\n${" ".repeat(entry.indent)}- `,
        },
      ],
    },
  };
};

/** A key that begins a text, and list entries below it in its column: they are a list, or lines of the text. */
export const textAboveList: FindCause = (text, error) => {
  const found = keyAboveList(text, error);
  if (!found || !/^[|>][+-]?$/.test(found.value)) return undefined;
  const { name, range, afterColon, value, entry } = found;
  return {
    range,
    message: `"${name}" begins a text by "${value}", but a list follows`,
    fix: {
      kind: "choose",
      title: `Remove "${value}"`,
      edits: [{ range: { start: afterColon, end: range.end }, newText: "" }],
    },
    others: [asText(text, entry)],
  };
};

/** Makes the entries from one on lines of the text above them. */
function asText(text: string, first: Line): SyntaxFix {
  const edits = [];
  for (
    let line: Line | undefined = first;
    line && (line.indent > first.indent || (line.indent === first.indent && isEntry(line)));
    line = nextContentLine(text, line)
  ) {
    edits.push({ range: { start: line.start, end: line.start }, newText: "  " });
  }
  return { kind: "choose", title: "Indent the list as text", edits };
}

interface KeyAboveList {
  readonly name: string;
  /** What stands on the line of the key, without a comment, and where. */
  readonly value: string;
  readonly range: SourceRange;
  /** Where its colon ends. */
  readonly afterColon: number;
  /** The first entry below it. */
  readonly entry: Line;
}

/** The key with a value right above the entry at which an error is, in whose column the entry is. */
function keyAboveList(text: string, error: RawError): KeyAboveList | undefined {
  const entry = lineAt(text, error.start);
  const line = isEntry(entry) ? previousLine(text, entry) : undefined;
  const key = line && keyOn(line);
  const value = line && valueOn(line);
  if (!key || !value || key.column !== entry.indent) return undefined;
  const colon = text.slice(line.start, value.start).trimEnd().length;
  return {
    name: key.name,
    value: value.text,
    range: { start: value.start, end: value.end },
    afterColon: line.start + colon,
    entry,
  };
}
