import { type Budget, createBudget } from "#core/base/budget.ts";
import type { SourceRange } from "#core/base/range.ts";
import { signFinder } from "#core/base/sign-finder.ts";
import { longestScript } from "./script.ts";

/** A metadata key that an R script prints. */
export interface RKey {
  readonly name: string;
  readonly range: SourceRange;
  /** Whether it is written without quotes, so that it must be a name of R. */
  readonly bare: boolean;
}

/** The names in `toJSON(list(name = …))` and in lists that are passed to `toJSON`, which is how R prints metadata (docs "Metadata"). */
export function printedByR(text: string): readonly RKey[] {
  if (text.length > longestScript) return [];
  const script: RScript = {
    text,
    words: wordsOf(text, createBudget(maxWords)),
    isComment: commentFinder(text),
  };
  const given = [...text.matchAll(/\btoJSON\s*\(\s*([A-Za-z.][\w.]*)\s*[,)]/g)]
    .filter(({ index }) => !script.isComment(index))
    .map(([, name = ""]) => name);
  const lists = [...new Set(given)].slice(0, maxLists);
  const keys = [
    ...listsAfter(script, /\btoJSON\s*\(\s*(?:list|c|data\.frame)\s*\(/g),
    ...lists.flatMap((it) => keysOfList(script, it.replaceAll(".", "\\."))),
  ];
  return keys.sort((a, b) => a.range.start - b.range.start);
}

/** More than scripts that people write have: words that are read, and lists that are printed. */
const maxWords = 200_000;
const maxLists = 50;

interface RScript {
  readonly text: string;
  readonly words: RWords;
  readonly isComment: (offset: number) => boolean;
}

function listsAfter({ text, words, isComment }: RScript, opening: RegExp): readonly RKey[] {
  return [...text.matchAll(opening)]
    .filter(({ index }) => !isComment(index))
    .flatMap(({ 0: call, index }) => namesAtTop(text, index + call.length, words));
}

/** `name <- list(key = …)`, `name[["key"]] <- …` and `name$key <- …` */
function keysOfList(script: RScript, name: string): readonly RKey[] {
  const made = new RegExp(`(?<![\\w.$])${name}\\s*(?:<-|=)\\s*list\\s*\\(`, "g");
  const set = new RegExp(
    `(?<![\\w.$])${name}\\s*(?:\\[\\[?\\s*["']([^"'\\n]+)["']\\s*\\]\\]?|\\$([A-Za-z.][\\w.]*))\\s*(?:<-|=(?!=))`,
    "g",
  );
  const keys = [...script.text.matchAll(set)]
    .filter(({ index }) => !script.isComment(index))
    .map(({ 0: whole, 1: quoted, 2: plain, index }) => {
      const key = quoted ?? plain ?? "";
      const start = index + whole.indexOf(key, whole.search(/[[$]/));
      return { name: key, range: { start, end: start + key.length }, bare: quoted === undefined };
    });
  return [...listsAfter(script, made), ...keys];
}

/** Whether a sign of comments is before an offset on its line; for offsets from left to right. */
function commentFinder(text: string): (offset: number) => boolean {
  const next = signFinder(text);
  let line = 0;
  return (offset) => {
    if (offset < line) line = 0;
    for (let end = next("\n", line); end >= 0 && end < offset; end = next("\n", line))
      line = end + 1;
    const comment = next("#", line);
    return comment >= 0 && comment < offset;
  };
}

/** The names of the arguments of a call whose bracket opened before the offset. */
function namesAtTop(text: string, from: number, words: RWords): readonly RKey[] {
  const names: RKey[] = [];
  let depth = 0;
  let begins = true;
  let candidate: RKey | undefined;
  for (let it = words.next(from); it; it = words.next(it.end)) {
    const word = text.slice(it.start, it.end);
    depth += nesting(word);
    if (depth < 0) break;
    if (depth === 0 && word === "=" && candidate) names.push(candidate);
    candidate = depth === 0 && begins ? keyFrom(word, it.start) : undefined;
    begins = depth === 0 && word === ",";
  }
  return names;
}

/** The words and signs of an R script, without its comments. */
interface RWords {
  /** The next one at or after an offset; undefined at the end, and once the script exceeds the limit. */
  next(from: number): SourceRange | undefined;
}

function wordsOf(text: string, budget: Budget): RWords {
  const pattern = /["']|#[^\n]*|[A-Za-z.][\w.]*|==|[()[\]{},=]/g;
  /** The offset up to which a quote is known to be unclosed. */
  const unclosed = new Map<string, number>();
  const endOfText = (start: number) => {
    const quote = text[start] ?? "";
    if (start < (unclosed.get(quote) ?? 0)) return undefined;
    const at = closingQuote(text, start);
    if (text[at] === quote) return at + 1;
    unclosed.set(quote, at);
    return undefined;
  };
  const endOf = (word: string, start: number) => {
    if (word.startsWith("#")) return undefined;
    return word === '"' || word === "'" ? endOfText(start) : start + word.length;
  };
  return {
    next(from) {
      pattern.lastIndex = from;
      for (let match = pattern.exec(text); match && budget.spend(); match = pattern.exec(text)) {
        const end = endOf(match[0], match.index);
        if (end !== undefined) return { start: match.index, end };
      }
      return undefined;
    },
  };
}

/** The offset of the quote that closes the one at an offset, or the end of a text that is not closed. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; ; at++) {
    const sign = text[at];
    if (sign === undefined || sign === text[open]) return at;
    if (sign !== "\\") continue;
    if (/^[\n\r\u2028\u2029]?$/.test(text.charAt(at + 1))) return at;
    at++;
  }
}

function nesting(word: string): number {
  if (/^[([{]$/.test(word)) return 1;
  return /^[)\]}]$/.test(word) ? -1 : 0;
}

function keyFrom(word: string, start: number): RKey | undefined {
  const quoted = /^["'](.*)["']$/.exec(word)?.[1];
  if (quoted !== undefined) {
    const range = { start: start + 1, end: start + 1 + quoted.length };
    return { name: quoted, range, bare: false };
  }
  return /^[A-Za-z.]/.test(word)
    ? { name: word, range: { start, end: start + word.length }, bare: true }
    : undefined;
}
