/** The comments at the beginning of a script and the words of its commands, as a POSIX shell reads plain words and quotes. */
export interface ShellLine {
  readonly comments: readonly string[];
  readonly words: readonly string[];
}

/** The commands of a script, each with the comments above it. */
export function shellLines(script: string): readonly ShellLine[] {
  const lines: ShellLine[] = [];
  let comments: string[] = [];
  let at = 0;
  while (at < script.length) {
    if (script[at] === "#") {
      const end = lineEnd(script, at);
      comments.push(script.slice(at + 2, end));
      at = end + 1;
      continue;
    }
    const { words, end } = wordsFrom(script, at);
    if (words.length > 0) lines.push({ comments, words });
    if (words.length > 0) comments = [];
    at = end + 1;
  }
  if (comments.length > 0) lines.push({ comments, words: [] });
  return lines;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function wordsFrom(text: string, from: number): { words: readonly string[]; end: number } {
  const words: string[] = [];
  let word: string | undefined;
  let at = from;
  for (; at < text.length && text[at] !== "\n"; at++) {
    const sign = text[at] ?? "";
    if (sign === " ") {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (sign === "'" || sign === '"') {
      const end = text.indexOf(sign, at + 1);
      word = (word ?? "") + text.slice(at + 1, end);
      at = end;
    } else {
      word = (word ?? "") + sign;
    }
  }
  if (word !== undefined) words.push(word);
  return { words, end: at };
}
