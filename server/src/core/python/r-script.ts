import type { SourceRange } from "../base/range.ts";

/** A metadata key that an R script prints. */
export interface RKey {
  readonly name: string;
  readonly range: SourceRange;
}

/** The names in `toJSON(list(name = …))`, which is how R prints metadata (docs "Metadata"). */
export function printedByR(text: string): readonly RKey[] {
  const calls = [...text.matchAll(/\btoJSON\s*\(\s*(list|c|data\.frame)\s*\(/g)];
  return calls
    .filter(({ index }) => !isComment(text, index))
    .flatMap(({ 0: call, index }) => namesAtTop(text, index + call.length));
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
