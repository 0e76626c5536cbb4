/** A pattern of Python's `fnmatch`, ready to be matched. */
export interface CompiledPattern {
  readonly tokens: readonly Token[];
}

type Token = "any" | "star" | string | CharacterSet;

/** `[...]`: the characters from `first` to `last` of each range, or all others. */
interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly { readonly first: string; readonly last: string }[];
}

/** How many comparisons a match may take: a pattern that needs more matches nothing. */
const maxSteps = 1_000_000;

/**
 * Reads a pattern as Python's `fnmatch.translate` does: `*`, `?`, `[set]` and `[!set]`, without escapes, braces or
 * special slashes. A bracket that is not closed is an ordinary character.
 */
export function compilePattern(pattern: string): CompiledPattern {
  const letters = [...pattern];
  const lastClose = letters.lastIndexOf("]");
  const tokens: Token[] = [];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? "";
    const close = letter === "[" && at < lastClose ? closingBracket(letters, at) : -1;
    if (close < 0) tokens.push(tokenOf(letter));
    else {
      tokens.push(characterSet(letters.slice(at + 1, close)));
      at = close;
    }
  }
  return { tokens };
}

function tokenOf(letter: string): Token {
  if (letter === "*") return "star";
  return letter === "?" ? "any" : literal(letter);
}

/** Whether the pattern matches a whole name; takes time in proportion to their lengths, within a limit. */
export function matchesPattern(name: string, { tokens }: CompiledPattern): boolean {
  const letters = [...name];
  let at = 0;
  let token = 0;
  let star = -1;
  let resume = 0;
  for (let steps = 0; at < letters.length; steps++) {
    if (steps > maxSteps) return false;
    const wanted = tokens[token];
    if (wanted === "star") {
      star = token++;
      resume = at;
    } else if (matchesLetter(letters[at] ?? "", wanted)) {
      at++;
      token++;
    } else if (star >= 0) {
      // The latest star takes one letter more; earlier ones never need to be tried again.
      token = star + 1;
      at = ++resume;
    } else return false;
  }
  return tokens.slice(token).every((it) => it === "star");
}

/** A letter is kept with a mark, so that it is not taken for a kind of token. */
function literal(letter: string): string {
  return `=${letter}`;
}

function matchesLetter(letter: string, token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token === "any") return true;
  if (typeof token === "string") return token === literal(letter);
  const isListed = token.ranges.some(
    ({ first, last }) => codeOf(first) <= codeOf(letter) && codeOf(letter) <= codeOf(last),
  );
  return isListed !== token.negated;
}

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}

/** The bracket that closes a set, which may begin with one itself; -1 where none does. */
function closingBracket(letters: readonly string[], open: number): number {
  let at = open + 1;
  if (letters[at] === "!") at++;
  if (letters[at] === "]") at++;
  return letters.indexOf("]", at);
}

function characterSet(inner: readonly string[]): CharacterSet {
  const negated = inner[0] === "!";
  const letters = negated ? inner.slice(1) : inner;
  const ranges: { first: string; last: string }[] = [];
  for (let at = 0; at < letters.length; at++) {
    const first = letters[at] ?? "";
    const last = letters[at + 2];
    if (letters[at + 1] === "-" && last !== undefined) {
      ranges.push({ first, last });
      at += 2;
    } else ranges.push({ first, last: first });
  }
  return { negated, ranges };
}
