import type { SourceRange } from "../base/range.ts";

/** A metadata key that an R script prints. */
export interface RKey {
  readonly name: string;
  readonly range: SourceRange;
}

/** The names in `toJSON(list(name = …))` and in lists that are given to `toJSON`, which is how R prints metadata (docs "Metadata"). */
export function printedByR(text: string): readonly RKey[] {
  const given = [...text.matchAll(/\btoJSON\s*\(\s*([A-Za-z.][\w.]*)\s*[,)]/g)]
    .filter(({ index }) => !isComment(text, index))
    .map(([, name = ""]) => name);
  const keys = [
    ...listsAfter(text, /\btoJSON\s*\(\s*(?:list|c|data\.frame)\s*\(/g),
    ...[...new Set(given)].flatMap((it) => keysOfList(text, it.replaceAll(".", "\\."))),
  ];
  return keys.sort((a, b) => a.range.start - b.range.start);
}

function listsAfter(text: string, opening: RegExp): readonly RKey[] {
  return [...text.matchAll(opening)]
    .filter(({ index }) => !isComment(text, index))
    .flatMap(({ 0: call, index }) => namesAtTop(text, index + call.length));
}

/** `name <- list(key = …)`, `name[["key"]] <- …` and `name$key <- …` */
function keysOfList(text: string, name: string): readonly RKey[] {
  const made = new RegExp(`(?<![\\w.$])${name}\\s*(?:<-|=)\\s*list\\s*\\(`, "g");
  const set = new RegExp(
    `(?<![\\w.$])${name}\\s*(?:\\[\\[?\\s*["']([^"'\\n]+)["']\\s*\\]\\]?|\\$([A-Za-z.][\\w.]*))\\s*(?:<-|=(?!=))`,
    "g",
  );
  const keys = [...text.matchAll(set)]
    .filter(({ index }) => !isComment(text, index))
    .map(({ 0: whole, 1: quoted, 2: plain, index }) => {
      const key = quoted ?? plain ?? "";
      const start = index + whole.indexOf(key, whole.search(/[[$]/));
      return { name: key, range: { start, end: start + key.length } };
    });
  return [...listsAfter(text, made), ...keys];
}

function isComment(text: string, offset: number): boolean {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  return text.slice(start, offset).includes("#");
}

/** The names of the arguments of a call whose bracket opened before the offset. */
function namesAtTop(text: string, from: number): readonly RKey[] {
  const names: RKey[] = [];
  const token = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#[^\n]*|[A-Za-z.][\w.]*|==|[()[\]{},=]/g;
  token.lastIndex = from;
  let depth = 0;
  let begins = true;
  let candidate: RKey | undefined;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const word = match[0];
    if (word.startsWith("#")) continue;
    depth += nesting(word);
    if (depth < 0) break;
    if (depth === 0 && word === "=" && candidate) names.push(candidate);
    candidate = depth === 0 && begins ? keyFrom(word, match.index) : undefined;
    begins = depth === 0 && word === ",";
  }
  return names;
}

function nesting(word: string): number {
  if (/^[([{]$/.test(word)) return 1;
  return /^[)\]}]$/.test(word) ? -1 : 0;
}

function keyFrom(word: string, start: number): RKey | undefined {
  const quoted = /^["'](.*)["']$/.exec(word)?.[1];
  if (quoted !== undefined) {
    return { name: quoted, range: { start: start + 1, end: start + 1 + quoted.length } };
  }
  return /^[A-Za-z.]/.test(word)
    ? { name: word, range: { start, end: start + word.length } }
    : undefined;
}
