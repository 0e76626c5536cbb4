import type { SourceRange } from "#core/base/range.ts";

export type TokenKind =
  | "number"
  | "string"
  | "name"
  | "operator"
  | "open quote"
  | "unknown"
  | "end";

/** What a dash inside a word is: a part of its name, or a minus, which is how Valohai's linter reads it. */
export type DashMeaning = "name" | "minus";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly range: SourceRange;
}

/** Texts, numbers and signs as Python's tokenizer cuts them. */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ["string", /[rRuU]?(?:"""(?:\\[\s\S]|[^"\\]|""?(?!"))*"""|'''(?:\\[\s\S]|[^'\\]|''?(?!'))*''')/y],
  ["string", /[rRuU]?(?:"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')/y],
  ["open quote", /["'][\s\S]*/y],
  [
    "number",
    /0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?/y,
  ],
  [
    "operator",
    /===|!==|&&|\|\||==|!=|<>|<=|>=|=>|=<|\/\/|\*\*|<<|>>|[-+*/%<>=!&|^~@(){}[\],.:?;]/y,
  ],
];

/** Identifiers can hold dashes, which is how metadata such as `val-acc` is named (leval's dashed identifiers). */
const names: { readonly [D in DashMeaning]: RegExp } = {
  name: /[\p{XIDS}_]\p{XIDC}*(?:-(?!\d+\.\d)\p{XIDC}+)*/uy,
  minus: /[\p{XIDS}_]\p{XIDC}*/uy,
};

/** Cuts an expression into tokens, the last of which is its end. A comment is left out. */
export function tokensOf(text: string, dash: DashMeaning): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (let at = afterBlanks(text, 0); at < text.length; at = afterBlanks(text, end)) {
    const token = tokenAt(text, at, dash);
    tokens.push(token);
    end = token.range.end;
  }
  tokens.push({ kind: "end", text: "", range: { start: end, end } });
  return tokens;
}

/** Blanks as Python knows them, a comment, or a line break after a backslash. */
const blank = /[ \t\f\r\n]+|#[^\n]*|\\\r?\n/y;

function afterBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    blank.lastIndex = at;
    const found = blank.exec(text);
    if (!found || found[0] === "") return at;
    at = blank.lastIndex;
  }
}

function tokenAt(text: string, at: number, dash: DashMeaning): Token {
  for (const [kind, pattern] of [...patterns, ["name", names[dash]] as const]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], range: { start: at, end: at + match[0].length } };
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { kind: "unknown", text: character, range: { start: at, end: at + character.length } };
}
