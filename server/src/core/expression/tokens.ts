import type { SourceRange } from "../base/range.ts";

export type TokenKind =
  | "number"
  | "string"
  | "name"
  | "operator"
  | "open quote"
  | "unknown"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly range: SourceRange;
}

/** Identifiers can hold dashes, which is how metadata such as `val-acc` is named (leval's dashed identifiers). */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ["string", /[rRuU]?(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/y],
  ["open quote", /["'][^]*/y],
  [
    "number",
    /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y,
  ],
  ["name", /[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*/uy],
  [
    "operator",
    /===|!==|&&|\|\||==|!=|<>|<=|>=|=>|=<|\/\/|\*\*|<<|>>|[-+*/%<>=!&|^~@(){}[\],.:?;]/y,
  ],
];

/** Cuts an expression into tokens, the last of which is its end. A comment is left out. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /^(?:\s+|#[^]*)/.exec(text.slice(at));
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.range.end;
  }
  const end = text.trimEnd().length;
  tokens.push({ kind: "end", text: "", range: { start: end, end } });
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], range: { start: at, end: at + match[0].length } };
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { kind: "unknown", text: character, range: { start: at, end: at + character.length } };
}
