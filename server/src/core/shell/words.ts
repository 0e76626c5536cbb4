import type { SourceRange } from "#core/base/range.ts";
import { signFinder } from "#core/base/sign-finder.ts";

/** A part of a word: as written, or what the shell or Valohai puts there when the command runs. */
export type ShellPiece = string | ShellExpansion;

/** What is known only when a command runs. */
export interface ShellExpansion {
  readonly kind: "variable" | "substitution" | "placeholder";
  /** The name of the variable, the command whose output it is, or the placeholder. */
  readonly text: string;
  /** What `${NAME:-fallback}` gives where the variable has no value. */
  readonly fallback?: string;
  /** Whether it is in quotes, so that spaces in its value separate no words. */
  readonly quoted: boolean;
}

/** A word of a shell text. */
export interface Word {
  readonly pieces: readonly ShellPiece[];
  /** In the text. */
  readonly range: SourceRange;
  readonly quoted: boolean;
}

/** What reads words from one text. */
export interface WordReader {
  /** The word at an offset; it is empty where none begins. */
  wordAt(at: number): Word;
  /** Where the bracket at an offset is closed; undefined where nothing closes it. */
  closing(at: number): number | undefined;
}

/** A reader of the words of a text that reads no part of it twice. */
export function wordReader(text: string): WordReader {
  const source: Source = { text, next: signFinder(text), closers: bracketPairs(text) };
  return {
    wordAt: (at) => readWord(source, at),
    closing: (at) => source.closers.get(at),
  };
}

interface Source {
  readonly text: string;
  readonly next: ReturnType<typeof signFinder>;
  readonly closers: ReadonlyMap<number, number>;
}

/** Where each `(` of a text is closed. */
function bracketPairs(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()]/g)) {
    if (sign === "(") open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, index);
    }
  }
  return pairs;
}

function readWord(source: Source, from: number): Word {
  const parts: Scanned[] = [];
  let at = from;
  let quoted = false;
  for (;;) {
    const part = partAt(source, at);
    if (!part) break;
    quoted ||= part.quoted;
    parts.push(part);
    at = part.end;
  }
  const pieces = parts.flatMap((it) => it.pieces);
  return { pieces: together(pieces), range: { start: from, end: at }, quoted };
}

/** Texts that follow each other as one. */
function together(pieces: readonly ShellPiece[]): readonly ShellPiece[] {
  const joined: ShellPiece[] = [];
  for (const it of pieces) {
    const last = joined.at(-1);
    if (typeof it === "string" && typeof last === "string") joined[joined.length - 1] = last + it;
    else joined.push(it);
  }
  return joined;
}

interface Scanned {
  readonly pieces: readonly ShellPiece[];
  readonly end: number;
  readonly quoted: boolean;
}

/** A stretch of a word: in single quotes, in double quotes, or without any. */
function partAt(source: Source, at: number): Scanned | undefined {
  const { text, next } = source;
  const escaped = text.startsWith("$'", at);
  if (text[at] === "'" || escaped) {
    const start = at + (escaped ? 2 : 1);
    const close = next("'", start);
    const end = close < 0 ? text.length : close;
    return { pieces: [text.slice(start, end)], end: Math.min(end + 1, text.length), quoted: true };
  }
  if (text[at] === '"') return scan(source, at + 1, true);
  const plain = scan(source, at, false);
  return plain.end > at ? plain : undefined;
}

/** The signs that end a word without quotes, and those with a special meaning in it. */
const wordEnd = /[\s'"&|;()<>]/;

function scan(source: Source, from: number, quoted: boolean): Scanned {
  const { text } = source;
  const pieces: ShellPiece[] = [];
  const end = quoted ? /"/ : wordEnd;
  let plain = from;
  let at = from;
  const add = (piece: ShellPiece) => {
    if (piece !== "") pieces.push(piece);
  };
  while (at < text.length && !end.test(text.charAt(at))) {
    const found = special(source, at, quoted);
    at = found?.end ?? at + 1;
    if (!found) continue;
    add(text.slice(plain, found.start));
    add(found.piece);
    plain = at;
  }
  add(text.slice(plain, at));
  if (pieces.length === 0 && quoted) pieces.push("");
  return { pieces, end: quoted ? Math.min(at + 1, text.length) : at, quoted };
}

interface Special {
  readonly piece: ShellPiece;
  readonly start: number;
  readonly end: number;
}

type SpecialText = Omit<Special, "start">;

/** An escape, a variable, a substitution or a placeholder at an offset; undefined where the sign is literal. */
function special(source: Source, at: number, quoted: boolean): Special | undefined {
  const found = expansionAt(source, at, quoted);
  return found && { ...found, start: at };
}

function expansionAt(source: Source, at: number, quoted: boolean): SpecialText | undefined {
  const { text, next } = source;
  switch (text[at]) {
    case "\\":
      return escapeAt(text, at, quoted);
    case "$":
      return variableAt(source, at, quoted);
    case "`": {
      const end = next("`", at + 1);
      return end < 0 ? undefined : substitution(text.slice(at + 1, end), end + 1, quoted);
    }
    case "{": {
      placeholder.lastIndex = at;
      const found = placeholder.exec(text)?.[0];
      const piece: ShellExpansion = { kind: "placeholder", text: found ?? "", quoted };
      return found === undefined ? undefined : { piece, end: at + found.length };
    }
    default:
      return undefined;
  }
}

const placeholder = /\{(?:param(?:eter)?s|source-path|parameter(?:-value)?:[^{}\n]*)\}/y;

function escapeAt(text: string, at: number, quoted: boolean): SpecialText | undefined {
  const sign = text[at + 1];
  if (sign === undefined) return { piece: "", end: at + 1 };
  if (sign === "\n") return { piece: "", end: at + 2 };
  if (text.startsWith("\\\r\n", at)) return { piece: "", end: at + 3 };
  return quoted && !/["\\$`]/.test(sign) ? undefined : { piece: sign, end: at + 2 };
}

function substitution(text: string, end: number, quoted: boolean): SpecialText {
  return { piece: { kind: "substitution", text, quoted }, end };
}

function variableAt(
  { text, next, closers }: Source,
  at: number,
  quoted: boolean,
): SpecialText | undefined {
  if (text[at + 1] === "(") {
    const end = closers.get(at + 1);
    return end === undefined ? undefined : substitution(text.slice(at + 2, end), end + 1, quoted);
  }
  if (text[at + 1] === "{") {
    const end = next("}", at + 2);
    return end < 0
      ? undefined
      : { piece: bracedVariable(text.slice(at + 2, end), quoted), end: end + 1 };
  }
  variable.lastIndex = at;
  const name = variable.exec(text)?.[1];
  if (name === undefined) return undefined;
  return { piece: { kind: "variable", text: name, quoted }, end: at + 1 + name.length };
}

const variable = /\$([A-Za-z_]\w*|[0-9@*#?!$-])/y;

/** `NAME`, `NAME:-fallback` and other uses of a variable. */
function bracedVariable(inner: string, quoted: boolean): ShellExpansion {
  const [, name, fallback] = /^(\w+|[@*])(?:\[[@*0]\])?(?::?[-=]([\s\S]*))?$/.exec(inner) ?? [];
  if (name === undefined) return { kind: "substitution", text: "", quoted };
  const text = inner.includes("[@]") || inner.includes("[*]") ? `${name}[@]` : name;
  return { kind: "variable", text, quoted, ...(fallback === undefined ? {} : { fallback }) };
}
