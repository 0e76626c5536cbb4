import { lineFeedAt } from "#core/base/line.ts";
import { type Word, type WordReader, wordReader } from "./words.ts";

/** Where the input or output of a command goes or comes from. */
export interface Redirect {
  /** Such as `>`, `2>&` or `<<`. */
  readonly operator: string;
  readonly target: Word;
  /** The lines of a here-document, and where they begin. */
  readonly body?: { readonly text: string; readonly start: number };
}

/** One command with its words, and the operators before and after it. */
export interface SimpleCommand {
  readonly kind: "command";
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly before: string;
  readonly after: string;
}

/** A part of a shell text: a command, the start or end of a subshell, or the start of a function with the next command. */
export type ShellPart =
  | SimpleCommand
  | { readonly kind: "open" | "close" }
  | { readonly kind: "function"; readonly name: string };

/** The parts of a shell text in their order; never throws. */
export function shellParts(text: string): readonly ShellPart[] {
  return partsOf(tokensOf(text));
}

type Token =
  | { readonly kind: "word"; readonly word: Word }
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "redirect"; readonly redirect: MutableRedirect };

interface MutableRedirect {
  readonly operator: string;
  readonly target: Word;
  body?: { readonly text: string; readonly start: number };
}

const blanks = /(?:[ \t\r]|\\\r?\n)+/y;
const comment = /#[^\n]*/y;
const redirect = /(?:\d+|&)?(?:<<<|<<-?|>>|>\||[<>]&|<>|[<>](?!\())/y;
const operator = /&&|\|\||\|&|;;&?|;&|[;&|()\n]/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function tokensOf(text: string): readonly Token[] {
  const reader = wordReader(text);
  const tokens: Token[] = [];
  let waiting: MutableRedirect[] = [];
  let at = 0;
  while (at < text.length) {
    const skip = matchAt(blanks, text, at) ?? matchAt(comment, text, at);
    if (skip) {
      at += skip.length;
      continue;
    }
    const { token, end } = tokenAt(text, at, reader);
    if (token.kind === "redirect" && /<<-?$/.test(token.redirect.operator)) {
      waiting.push(token.redirect);
    }
    tokens.push(token);
    at = end;
    if (token.kind !== "operator" || token.text !== "\n") continue;
    for (const it of waiting) at = readBody(text, at, it);
    waiting = [];
  }
  return tokens;
}

function tokenAt(
  text: string,
  at: number,
  reader: WordReader,
): { readonly token: Token; readonly end: number } {
  const direction = matchAt(redirect, text, at);
  if (direction) {
    const target = reader.wordAt(at + direction.length + blanksAt(text, at + direction.length));
    return {
      token: { kind: "redirect", redirect: { operator: direction, target } },
      end: target.range.end,
    };
  }
  const skipped = skippedAt(text, at, reader);
  if (skipped) return { token: { kind: "word", word: skipped }, end: skipped.range.end };
  const sign = matchAt(operator, text, at);
  if (sign) return { token: { kind: "operator", text: sign }, end: at + sign.length };
  const word = reader.wordAt(at);
  const close = /^\w+\+?=$/.test(word.pieces.join("")) ? reader.closing(word.range.end) : undefined;
  const end = Math.max(close === undefined ? word.range.end : close + 1, at + 1);
  return { token: { kind: "word", word }, end };
}

function blanksAt(text: string, at: number): number {
  return matchAt(blanks, text, at)?.length ?? 0;
}

/** `((arithmetic))` and `<(command)`, of which no word is known. */
function skippedAt(text: string, at: number, reader: WordReader): Word | undefined {
  const isArithmetic = text.startsWith("((", at);
  if (!isArithmetic && !/^[<>]\(/.test(text.slice(at, at + 2))) return undefined;
  const close = reader.closing(isArithmetic ? at : at + 1);
  if (close === undefined) return undefined;
  const inner = text.slice(at + 2, close);
  return {
    pieces: isArithmetic ? ["(("] : [{ kind: "substitution", text: inner, quoted: true }],
    range: { start: at, end: close + 1 },
    quoted: false,
  };
}

/** Takes the lines up to the one that ends a here-document; answers where the text continues. */
function readBody(text: string, from: number, into: MutableRedirect): number {
  const end = into.target.pieces.join("");
  const indented = into.operator.endsWith("-");
  for (let at = from; at < text.length; ) {
    const lineEnd = lineFeedAt(text, at);
    const line = text.slice(at, lineEnd).replace(/\r$/, "");
    if ((indented ? line.replace(/^\t+/, "") : line) === end) {
      into.body = { text: text.slice(from, at), start: from };
      return lineEnd;
    }
    at = lineEnd + 1;
  }
  into.body = { text: text.slice(from), start: from };
  return text.length;
}

interface Building {
  readonly parts: ShellPart[];
  words: Word[];
  redirects: Redirect[];
  before: string;
  /** How many subshells are open, and how many `case`s. */
  depth: number;
  cases: number;
  /** Whether the words up to the next bracket are the pattern of a case. */
  inPattern: boolean;
}

function partsOf(tokens: readonly Token[]): readonly ShellPart[] {
  const building: Building = {
    parts: [],
    words: [],
    redirects: [],
    before: "",
    depth: 0,
    cases: 0,
    inPattern: false,
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "redirect") building.redirects.push(token.redirect);
    else if (token.kind === "word") addWord(building, token.word);
    else addOperator(building, token.text, tokens[index + 1]);
  }
  endCommand(building, "");
  for (; building.depth > 0; building.depth--) building.parts.push({ kind: "close" });
  return building.parts;
}

function written(word: Word | undefined): string {
  const [only, ...others] = word?.pieces ?? [];
  return typeof only === "string" && others.length === 0 && word?.quoted === false ? only : "";
}

function addWord(building: Building, word: Word): void {
  const text = written(word);
  if (text === "esac" && building.words.length === 0 && building.cases > 0) {
    building.cases--;
    building.inPattern = false;
    return;
  }
  if (building.inPattern) return;
  building.words.push(word);
  if (text === "in" && building.words.some((it) => written(it) === "case")) {
    endCommand(building, "");
    building.cases++;
    building.inPattern = true;
  }
}

function addOperator(building: Building, text: string, next: Token | undefined): void {
  if (building.inPattern) {
    if (text === ")") building.inPattern = false;
  } else if (text === "\n" || !isInCondition(building)) {
    if (text === "(" && next?.kind === "operator" && next.text === ")") define(building);
    else if (text !== ")" || !isDefinition(building)) endAt(building, text);
  }
}

/** Within `[[ … ]]` operators are part of the condition. */
function isInCondition({ words }: Building): boolean {
  const last = (text: string) => words.findLastIndex((it) => written(it) === text);
  return last("[[") > last("]]");
}

/** `name()` */
function define(building: Building): void {
  const name = written(building.words.at(-1));
  building.words = [];
  if (name !== "") building.parts.push({ kind: "function", name });
}

function isDefinition({ parts, words }: Building): boolean {
  return words.length === 0 && parts.at(-1)?.kind === "function";
}

function endAt(building: Building, text: string): void {
  endCommand(building, text);
  if (text === "(") {
    building.depth++;
    building.parts.push({ kind: "open" });
  } else if (text === ")" && building.depth > 0) {
    building.depth--;
    building.parts.push({ kind: "close" });
  } else if (text.startsWith(";;") && building.cases > 0) building.inPattern = true;
}

function endCommand(building: Building, after: string): void {
  const { words, redirects, before } = building;
  if (words.length > 0 || redirects.length > 0) {
    building.parts.push({ kind: "command", words, redirects, before, after });
  }
  building.words = [];
  building.redirects = [];
  building.before = after;
}
