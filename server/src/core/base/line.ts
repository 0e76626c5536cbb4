/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  // `lastIndexOf` takes a negative position for 0 and would find a line break there.
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** The offset of the line break that ends the line, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const at = lineFeedAt(text, offset);
  return at < text.length && at > offset && text[at - 1] === "\r" ? at - 1 : at;
}

/** The offset of the next "\n", or the end of the text: a "\r" before it counts as part of the line. */
export function lineFeedAt(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return at < 0 ? text.length : at;
}

/** The offset at which the next line begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  return Math.min(lineFeedAt(text, offset) + 1, text.length);
}

/** How many characters are before the offset in its line; a byte order mark does not count. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start < offset && text[start] === "\ufeff" ? 1 : 0);
}

/** Whether only blanks are before the offset in its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^[ \t\ufeff]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** How many characters are searched for a line break. */
const farEnough = 20_000;

/** The line break that the text uses. */
export function lineBreakOf(text: string): string {
  return text.slice(0, farEnough).includes("\r\n") ? "\r\n" : "\n";
}

/** The offset after the last visible character before the offset: block values can run over their last line break. */
export function contentEnd(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}
