import { signFinder } from "./sign-finder.ts";

/** What is between two braces. */
export interface Braces {
  readonly inner: string;
  /** The offset of the opening brace. */
  readonly index: number;
}

/**
 * Everything in braces, as the pattern `\{(.+?)\}` finds it: what is inside is not empty, spans no line break
 * and may begin with a brace. The caller says which signs break lines.
 */
export function bracesIn(text: string, lineBreaks: readonly string[]): readonly Braces[] {
  const next = signFinder(text);
  const found: Braces[] = [];
  for (let open = text.indexOf("{"); open >= 0; ) {
    const close = next("}", open + 2);
    if (close < 0) break;
    const end = firstOf(lineBreaks, (it) => next(it, open + 1));
    const isOnLine = end < 0 || close < end;
    if (isOnLine) found.push({ inner: text.slice(open + 1, close), index: open });
    // If this brace is not closed, no other one on its line is.
    open = text.indexOf("{", isOnLine ? close + 1 : end + 1);
  }
  return found;
}

/** The smallest of several offsets, each of which may be missing. */
function firstOf(signs: readonly string[], place: (sign: string) => number): number {
  let first = -1;
  for (const sign of signs) {
    const at = place(sign);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}

/** The signs that end a line for a `.` in JavaScript. */
export const anyLineBreak: readonly string[] = ["\n", "\r", "\u2028", "\u2029"];
