/**
 * What a reader of Markdown sees, as plain text: without fences, ticks, bold marks and backslashes. It reads what
 * `markdown.ts` writes and plain sentences with `**bold**` words, and no other Markdown.
 */
export function markdownToText(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const opened: string | undefined = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (fence === undefined && opened !== undefined) fence = opened;
    else if (line === fence) fence = undefined;
    else lines.push(fence === undefined ? inlineText(line) : line);
  }
  return lines.join("\n");
}

/** A part of a line of Markdown, and the text that it shows. */
interface Inline {
  readonly length: number;
  readonly shown: string;
}

function inlineText(line: string): string {
  let text = "";
  let at = 0;
  while (at < line.length) {
    const { length, shown } = inlineAt(line, at);
    text += shown;
    at += length;
  }
  return text;
}

function inlineAt(line: string, at: number): Inline {
  const sign = line.charAt(at);
  const next = line.charAt(at + 1);
  if (sign === "\\" && /^[!-/:-@[-`{-~]$/.test(next)) return { length: 2, shown: next };
  if (sign === "*" && next === "*") return { length: 2, shown: "" };
  return sign === "`" ? codeAt(line, at) : { length: 1, shown: sign };
}

/** A code span; ticks that nothing closes are shown as they are. */
function codeAt(line: string, at: number): Inline {
  const ticks = ticksAt(line, at);
  let end = line.indexOf(ticks, at + ticks.length);
  while (end !== -1) {
    const closing = ticksAt(line, end);
    if (closing === ticks) {
      const inner = line.slice(at + ticks.length, end);
      return { length: end + ticks.length - at, shown: withoutPad(inner) };
    }
    end = line.indexOf(ticks, end + closing.length);
  }
  return { length: ticks.length, shown: ticks };
}

function ticksAt(line: string, at: number): string {
  let end = at;
  while (line[end] === "`") end++;
  return line.slice(at, end);
}

/** One space at each end only keeps ticks apart. */
function withoutPad(inner: string): string {
  const isPadded = inner.startsWith(" ") && inner.endsWith(" ") && inner.trim() !== "";
  return isPadded ? inner.slice(1, -1) : inner;
}
