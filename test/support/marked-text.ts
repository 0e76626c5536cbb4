/** YAML with marks: `<|>` is the cursor, rows of carets under a line say what is expected there. */
export interface MarkedText {
  /** The text without any mark. */
  readonly text: string;
  /** Where `<|>` stood. */
  readonly cursor: number | undefined;
  /** One per caret row: the characters above the carets and the words after them. */
  readonly carets: readonly {
    readonly start: number;
    readonly end: number;
    readonly note: string;
  }[];
}

/** Reads marked text; common indentation and a first empty line are removed, so that tests can be indented. */
export function markedText(source: string): MarkedText {
  const lines = dedent(source).split("\n");
  const kept: string[] = [];
  const carets: { start: number; end: number; note: string }[] = [];
  let cursor: number | undefined;
  let lineStart = 0;
  let previousStart = 0;
  for (const line of lines) {
    const row = /^( *)(\^+)(?: (.*))?$/.exec(line);
    if (row && kept.length > 0) {
      const start = previousStart + (row[1] ?? "").length;
      carets.push({ start, end: start + (row[2] ?? "").length, note: row[3] ?? "" });
      continue;
    }
    const at = line.indexOf("<|>");
    if (at >= 0) cursor = lineStart + at;
    const plain = line.replace("<|>", "");
    kept.push(plain);
    previousStart = lineStart;
    lineStart += plain.length + 1;
  }
  return { text: kept.join("\n"), cursor, carets };
}

/** A place of a text and what is said about it in one line, as a row of carets would. */
export function caretRow(text: string, start: number, end: number, note: string): string {
  const line = text.slice(0, start).split("\n").length;
  return `line ${line} ${JSON.stringify(text.slice(start, end))} ${note}`;
}

/** The text without the indentation that all its lines share. */
export function dedent(source: string): string {
  const lines = source
    .replace(/^\n/, "")
    .replace(/\n[ \t]*$/, "\n")
    .split("\n");
  const indents = lines.filter((it) => it.trim() !== "").map((it) => it.search(/\S/));
  const shared = Math.min(...indents, Number.POSITIVE_INFINITY);
  return lines.map((it) => it.slice(Number.isFinite(shared) ? shared : 0)).join("\n");
}
