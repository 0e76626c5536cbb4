import { type FindCause, fix } from "./cause.ts";
import { lineAt } from "./source-line.ts";

/** Between brackets a comma is missing before a key: `{ name: a type: task }`. */
export const missingComma: FindCause = (text, error) => {
  if (error.code !== "BLOCK_IN_FLOW") return undefined;
  const line = lineAt(text, error.start);
  const rest = text.slice(error.start, line.end);
  const found = rest.startsWith("- ") ? undefined : keyAfterOther(rest);
  if (!found) return undefined;
  const comma = error.start + found.before;
  const key = error.start + found.at;
  return {
    range: { start: key, end: key + found.word.length },
    message: `A comma is missing before "${found.word}"`,
    fix: fix("Insert a comma", comma, comma, ","),
  };
};

interface FoundKey {
  readonly word: string;
  readonly at: number;
  /** The end of what is written before it. */
  readonly before: number;
}

/** The key that follows something else, up to the first sign of the text or directly after it. */
function keyAfterOther(text: string): FoundKey | undefined {
  const sign = text.search(/[,[\]{}:]/);
  if (sign < 0) return undefined;
  const isColon = text[sign] === ":" && /^\s$/.test(text.charAt(sign + 1));
  const head = text.slice(0, sign).trimEnd();
  const at = head.length - (/(?<!\S)\S+$/.exec(head)?.[0].length ?? 0);
  const word = head.slice(at);
  const before = head.slice(0, at).trimEnd().length;
  if (isColon && before > 0 && /^[A-Za-z_][\w-]*$/.test(word)) return { word, at, before };
  const [, blanks = "", next] =
    /^(\s+)([A-Za-z_][\w-]*)\s*:(?=\s)/.exec(text.slice(sign + 1)) ?? [];
  const afterSign = sign + 1;
  return next === undefined
    ? undefined
    : { word: next, at: afterSign + blanks.length, before: afterSign };
}
