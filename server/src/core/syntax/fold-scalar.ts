import type { ScalarStyle } from "./tree.ts";

/*
 * Texts of scalars over several lines as PyYAML's scanner folds them, which looks at no indentation, keeps spaces that
 * `yaml` drops, and takes more characters for line breaks.
 */

/**
 * The text of a plain or quoted scalar with this source, quotes included; undefined where it is on one line without tabs,
 * which every reader of YAML reads alike.
 */
export function foldedText(source: string, style: ScalarStyle): string | undefined {
  if (!tabOrBreak.test(source) || isUnclosed(source, style)) return undefined;
  switch (style) {
    case "plain":
      return unfolded(source, plainFold, (words) => words);
    case "single-quoted":
      return unfolded(source.slice(1, -1), quotedFold, (words) => words.replaceAll("''", "'"));
    case "double-quoted":
      return doubleQuotedText(source.slice(1, -1));
    case "literal":
    case "folded":
      return undefined;
  }
}

function isUnclosed(source: string, style: ScalarStyle): boolean {
  return style !== "plain" && (source.length < 2 || source[0] !== source.at(-1));
}

/** Tabs are spaces in the text that is parsed where lines are joined (`relaxFlowIndentation`). */
const tabOrBreak = /[\t\r\n\x85\u2028\u2029]/;

const breakText = "\\r\\n|[\\r\\n\\x85\\u2028\\u2029]";

/** One line break after the other, with the spaces around them: what is between the words of two lines. */
function foldPattern(blank: string): RegExp {
  return new RegExp(`(?<!${blank})${blank}*(?:(?:${breakText})${blank}*)+`, "g");
}

const plainFold = foldPattern(" ");
const quotedFold = foldPattern("[ \\t]");

function unfolded(source: string, fold: RegExp, decode: (words: string) => string): string {
  let text = "";
  let end = 0;
  for (const { 0: gap, index } of source.matchAll(fold)) {
    text += decode(source.slice(end, index)) + folded(gap);
    end = index + gap.length;
  }
  return text + decode(source.slice(end));
}

/** A single line break becomes a blank; of several, all but the first stay (PyYAML `scan_flow_scalar_spaces`). */
function folded(gap: string): string {
  const [first = "", ...others] = breaksIn(gap);
  if (first !== "\n") return first + others.join("");
  return others.length > 0 ? others.join("") : " ";
}

const everyBreak = new RegExp(breakText, "g");

/** The line breaks of a text, as they are kept (PyYAML `scan_line_break`). */
function breaksIn(text: string): readonly string[] {
  return Array.from(text.matchAll(everyBreak), ([it]) =>
    it === "\u2028" || it === "\u2029" ? it : "\n",
  );
}

/** A backslash takes away the line break after it, and none of those that follow. */
const doubleQuotedParts = new RegExp(
  `\\\\(?:(${breakText})((?:[ \\t]|${breakText})*)|x([\\dA-Fa-f]{2})|u([\\dA-Fa-f]{4})|U([\\dA-Fa-f]{8})|([^]))`,
  "g",
);

function doubleQuotedText(content: string): string {
  let text = "";
  let end = 0;
  for (const part of content.matchAll(doubleQuotedParts)) {
    const [whole, joined, gap = "", ...rest] = part;
    text += unfolded(content.slice(end, part.index), quotedFold, (words) => words);
    text += joined === undefined ? escaped(rest) : breaksIn(gap).join("");
    end = part.index + whole.length;
  }
  return text + unfolded(content.slice(end), quotedFold, (words) => words);
}

function escaped([x, u, long, letter = ""]: readonly (string | undefined)[]): string {
  const digits = x ?? u ?? long;
  if (digits === undefined) return escapes[letter] ?? letter;
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** PyYAML's `ESCAPE_REPLACEMENTS` without the letters that stand for themselves. */
const escapes: { readonly [letter: string]: string } = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};
