import type { FindCause } from "./cause.ts";
import { isEntry, keyOn, lineAt, previousLine, valueOn } from "./source-line.ts";

/** A key with a value on its line, and list entries below it in its column: both cannot be its value. */
export const valueAboveList: FindCause = (text, error) => {
  const entry = lineAt(text, error.start);
  const line = isEntry(entry) ? previousLine(text, entry) : undefined;
  const key = line && keyOn(line);
  const value = line && valueOn(line);
  if (!key || !value || key.column !== entry.indent || keyOn(entry)) return undefined;
  if (/^[{[|>&*!-]/.test(value.text)) return undefined;
  const colon = text.slice(line.start, value.start).trimEnd().length;
  return {
    range: { start: value.start, end: value.end },
    message: `"${key.name}" has this value and a list below it; put it into the list`,
    fix: {
      // What was written first need not come first.
      kind: "choose",
      title: "Make it the first entry of the list",
      edits: [
        {
          range: { start: line.start + colon, end: value.start },
          newText: `\n${" ".repeat(entry.indent)}- `,
        },
      ],
    },
  };
};
