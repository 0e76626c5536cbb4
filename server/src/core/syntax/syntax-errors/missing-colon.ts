import { nextLine } from "#core/base/line.ts";
import { type FindCause, fix } from "./cause.ts";
import { isEntry, keyOn, type Line, lineAt, nextContentLine, previousLine } from "./source-line.ts";

const codes = ["MULTILINE_IMPLICIT_KEY", "MISSING_CHAR", "UNEXPECTED_TOKEN"];

/** A line where a key should be has no colon. */
export const missingColon: FindCause = (text, error) => {
  if (!codes.includes(error.code)) return undefined;
  const line = lineAt(text, error.start);
  const before = /^\s*(?:- +)*/.exec(line.text)?.[0].length ?? 0;
  const content = wordsOn(line.text.slice(before));
  if (!content || keyOn(line) || error.start < line.start + line.indent) return undefined;
  const start = line.start + before;
  const [word = ""] = content.split(/\s/);
  if (isProse(content)) {
    return {
      range: { start, end: start + content.length },
      message: 'This line is neither a key with ":" nor a list entry with "- "',
      fix: fix("Remove the line", line.start, nextLine(text, line.end), ""),
    };
  }
  if (!belongsToKeys(text, line)) return undefined;
  const end = start + word.length;
  return {
    range: { start, end },
    message: `A ":" is missing after "${word}"`,
    fix: fix('Insert ":"', end, end, ":"),
  };
};

/** The text before a comment; undefined where it is a value of another kind, or a colon ends a word in it. */
function wordsOn(text: string): string | undefined {
  const hash = text.indexOf("#");
  const colonEnds = /:(?:\s|$)/.test(text.slice(1, hash < 0 ? undefined : hash + 1));
  if (colonEnds || !/^[^\s#[\]{}"'&*!|>%@`-]/.test(text)) return undefined;
  return (hash < 0 ? text : text.slice(0, hash)).trimEnd();
}

/** More words than a key with a short value has, or words that cannot be a key. */
function isProse(content: string): boolean {
  const words = content.split(/\s+/);
  return words.length > 3 || !/^[A-Za-z_][\w-]*$/.test(words[0] ?? "");
}

/** Whether keys are around the line: then it is one of them. */
function belongsToKeys(text: string, line: Line): boolean {
  const before = previousLine(text, line);
  const after = nextContentLine(text, line);
  return [before, after].some((it) => it && (keyOn(it) !== undefined || isEntry(it)));
}
