import { isEntry, keyOn, type Line, lineAt, valueOn } from "../syntax-errors/source-line.ts";

/** A line of a stretch of text, with what its place among the others depends on. */
export interface BlockLine extends Line {
  readonly role: "entry" | "key" | "text" | "comment";
  /** The column of its key, after the dashes of entries; of its first character where it has none. */
  readonly column: number;
  /** Whether it belongs to the text below a `|` or `>`. */
  readonly isBlockText: boolean;
}

/** The lines of a text that are not blank, in order. */
export function blockLines(text: string): readonly BlockLine[] {
  const lines: BlockLine[] = [];
  let textColumn = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= text.length; ) {
    const line = lineAt(text, at);
    if (line.text !== "") {
      const isBlockText = line.indent > textColumn;
      lines.push(blockLine(line, isBlockText));
      if (!isBlockText) textColumn = textColumnBelow(line);
    }
    const lineBreak = text.indexOf("\n", line.start);
    if (lineBreak < 0) break;
    at = lineBreak + 1;
  }
  return lines;
}

function blockLine(line: Line, isBlockText: boolean): BlockLine {
  const column = keyOn(line)?.column ?? line.indent;
  return { ...line, role: isBlockText ? "text" : roleOf(line), column, isBlockText };
}

function roleOf(line: Line): BlockLine["role"] {
  if (line.text.startsWith("#", line.indent)) return "comment";
  if (isEntry(line)) return "entry";
  return keyOn(line) ? "key" : "text";
}

/** Deeper lines belong to the text of this one, if it ends in `|` or `>`. */
function textColumnBelow(line: Line): number {
  const value = valueOn(line)?.text ?? "";
  return /^(?:[&!]\S+ +)*[|>][-+\d]*$/.test(value) ? line.indent : Number.POSITIVE_INFINITY;
}
