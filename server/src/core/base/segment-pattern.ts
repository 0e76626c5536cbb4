import { Minimatch } from "minimatch";
import type { Budget } from "./budget.ts";

/** One part of a pattern for a name between two slashes. */
export type SegmentToken =
  | { readonly kind: "literal"; readonly letter: string }
  | { readonly kind: "any" }
  | { readonly kind: "star" }
  /** `[a-z]`, as `minimatch` reads it. */
  | { readonly kind: "class"; readonly matches: (letter: string) => boolean }
  /** `+(a|b)` and the like; the mark says how often. */
  | {
      readonly kind: "group";
      readonly mark: string;
      readonly alternatives: readonly (readonly SegmentToken[])[];
    };

/** Reads the pattern of one name; undefined where a group holds another one. */
export function readSegment(pattern: string): readonly SegmentToken[] | undefined {
  const tokens: SegmentToken[] = [];
  const letters = [...pattern];
  for (let at = 0; at < letters.length; ) {
    const { token, end } = readToken(letters, at);
    if (!token) return undefined;
    // Several stars in a row match what one does.
    if (token.kind !== "star" || tokens.at(-1)?.kind !== "star") tokens.push(token);
    at = end;
  }
  return tokens;
}

interface ReadToken {
  /** Undefined where a group holds another one. */
  readonly token: SegmentToken | undefined;
  readonly end: number;
}

function readToken(letters: readonly string[], at: number): ReadToken {
  const letter = letters[at] ?? "";
  const group =
    "?*+@!".includes(letter) && letters[at + 1] === "(" ? readGroup(letters, at) : undefined;
  if (group) return group;
  if (letter === "*") return { token: { kind: "star" }, end: at + 1 };
  if (letter === "?") return { token: { kind: "any" }, end: at + 1 };
  const close = letter === "[" ? closingBracket(letters, at) : -1;
  if (close >= 0) {
    const token = classOf(letters.slice(at, close + 1).join(""));
    return { token, end: close + 1 };
  }
  const isEscape = letter === "\\" && at + 1 < letters.length;
  const literal = isEscape ? (letters[at + 1] ?? "") : letter;
  return { token: { kind: "literal", letter: literal }, end: isEscape ? at + 2 : at + 1 };
}

/** A class never matches a dot at the start of a name, so a letter is put before both. */
function classOf(written: string): SegmentToken {
  const pattern = new Minimatch(`x${written}`, { dot: true, nobrace: true, noext: true });
  return { kind: "class", matches: (letter) => letter !== "/" && pattern.match(`x${letter}`) };
}

/** The bracket that closes a class, which may begin with one itself and hold such as `[:alpha:]`; -1 where none does. */
function closingBracket(letters: readonly string[], open: number): number {
  let at = open + 1;
  if (letters[at] === "!" || letters[at] === "^") at++;
  for (const first = at; at < letters.length; at++) {
    if (letters[at] === "\\") at++;
    else if (letters[at] === "[" && letters[at + 1] === ":") at = endOfName(letters, at);
    else if (letters[at] === "]" && at > first) return at;
  }
  return -1;
}

/** The bracket after a name such as `[:alpha:]`, or where the search began. */
function endOfName(letters: readonly string[], open: number): number {
  let at = open + 2;
  while (/^[a-z]$/.test(letters[at] ?? "")) at++;
  return letters[at] === ":" && letters[at + 1] === "]" ? at + 1 : open;
}

function readGroup(letters: readonly string[], at: number): ReadToken | undefined {
  const alternatives: SegmentToken[][] = [[]];
  for (let inside = at + 2; inside < letters.length; ) {
    const letter = letters[inside] ?? "";
    if (letter === ")") {
      const mark = letters[at] ?? "";
      return { token: { kind: "group", mark, alternatives }, end: inside + 1 };
    }
    if (letter === "|") {
      alternatives.push([]);
      inside++;
      continue;
    }
    const { token, end } = readToken(letters, inside);
    if (!token || token.kind === "group") return { token: undefined, end };
    alternatives.at(-1)?.push(token);
    inside = end;
  }
  return undefined;
}

/** Whether a pattern matches a whole name; false as well where the budget does not last. */
export function matchesSegment(
  name: string,
  tokens: readonly SegmentToken[],
  budget: Budget,
): boolean {
  const letters = [...name];
  const [only] = tokens;
  // A star alone is a name, and a name is not empty.
  if (tokens.length === 1 && only?.kind === "star") return letters.length > 0;
  const start = places(letters);
  start[0] = 1;
  return follow(tokens, letters, start, budget)[letters.length] === 1;
}

/** For each place between the letters of a name whether a pattern can have come to it. */
type Places = Uint8Array;

function places(letters: readonly string[]): Places {
  return new Uint8Array(letters.length + 1);
}

/** The places to which tokens lead from others. */
function follow(
  tokens: readonly SegmentToken[],
  letters: readonly string[],
  from: Places,
  budget: Budget,
): Places {
  let reached = from;
  for (const token of tokens) {
    if (!budget.spend(letters.length + 1)) return places(letters);
    reached =
      token.kind === "group"
        ? group(token, letters, reached, budget)
        : step(token, letters, reached);
  }
  return reached;
}

type PlainToken = Exclude<SegmentToken, { readonly kind: "group" }>;

function step(token: PlainToken, letters: readonly string[], from: Places): Places {
  const reached = places(letters);
  if (token.kind === "star") {
    const first = from.indexOf(1);
    return first < 0 ? reached : reached.fill(1, first);
  }
  for (const [at, letter] of letters.entries()) {
    if (from[at] === 1 && matchesLetter(token, letter)) reached[at + 1] = 1;
  }
  return reached;
}

function matchesLetter(token: PlainToken, letter: string): boolean {
  if (token.kind === "class") return token.matches(letter);
  return token.kind !== "literal" || token.letter === letter;
}

function group(
  { mark, alternatives }: Extract<SegmentToken, { readonly kind: "group" }>,
  letters: readonly string[],
  from: Places,
  budget: Budget,
): Places {
  const once = (start: Places) =>
    alternatives.reduce(
      (all, it) => united(all, follow(it, letters, start, budget)),
      places(letters),
    );
  if (mark === "@") return once(from);
  if (mark === "?") return united(from, once(from));
  if (mark === "!") return others(once, letters, from, budget);
  let reached = once(from);
  for (let more = reached; more.includes(1) && budget.spend(); ) {
    more = once(more).map((it, at) => (it === 1 && reached[at] === 0 ? 1 : 0));
    reached = united(reached, more);
  }
  return mark === "*" ? united(from, reached) : reached;
}

/** The ends of texts that start at one of the places and match no alternative. */
function others(
  once: (start: Places) => Places,
  letters: readonly string[],
  from: Places,
  budget: Budget,
): Places {
  let reached = places(letters);
  for (let at = from.indexOf(1); at >= 0; at = from.indexOf(1, at + 1)) {
    if (!budget.spend(letters.length + 1)) return places(letters);
    const start = places(letters);
    start[at] = 1;
    const excluded = once(start);
    reached = united(
      reached,
      excluded.map((it, end) => (end >= at && it === 0 ? 1 : 0)),
    );
  }
  return reached;
}

function united(a: Places, b: Places): Places {
  return a.map((it, at) => it | (b[at] ?? 0));
}
