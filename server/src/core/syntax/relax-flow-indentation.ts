import { quoteEnd } from "./syntax-errors/unclosed.ts";
import type { SyntaxNode } from "./tree.ts";

/**
 * The text with the line breaks inside the first bracket or quote that runs on although its lines are indented too
 * little replaced by blanks: PyYAML does not look at the indentation there. All offsets stay.
 */
export function relaxFlowIndentation(text: string, roots: readonly SyntaxNode[]): string {
  for (const root of roots) {
    const start = firstOpen(root, text);
    const end = start === undefined ? undefined : stretchEnd(text, start);
    if (start === undefined || end === undefined) continue;
    const stretch = text.slice(start, end);
    if (documentMarker.test(stretch)) continue;
    return text.slice(0, start) + blanked(stretch) + text.slice(end);
  }
  return text;
}

const documentMarker = /^(?:---|\.\.\.)(?=\s)/m;

/** The offset of the first quote or outermost bracket that is not closed in the tree. */
function firstOpen(node: SyntaxNode, text: string): number | undefined {
  const { start, end } = node.range;
  switch (node.kind) {
    case "scalar":
      return /quoted$/.test(node.style) && stretchEnd(text, start) !== end ? start : undefined;
    case "sequence":
      if (node.flow && opensAt(text, start) && stretchEnd(text, start) !== end) return start;
      return firstFound(node.entries, text);
    case "mapping":
      if (node.flow && opensAt(text, start) && stretchEnd(text, start) !== end) return start;
      return firstFound(
        node.pairs.flatMap(({ key, value }) => [key, value]),
        text,
      );
    default:
      return undefined;
  }
}

function firstFound(nodes: readonly SyntaxNode[], text: string): number | undefined {
  for (const node of nodes) {
    const found = firstOpen(node, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

function opensAt(text: string, start: number): boolean {
  return text[start] === "[" || text[start] === "{";
}

/** After the bracket or quote that closes the one at a place. */
function stretchEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { sign, end } of signsFrom(text, start)) {
    if (sign === "[" || sign === "{") depth++;
    if (sign === "]" || sign === "}") depth--;
    if (depth <= 0) return end <= text.length ? end : undefined;
  }
  return undefined;
}

interface Sign {
  /** A bracket, the quote that a quoted text begins with, or the number sign of a comment. */
  readonly sign: string;
  readonly start: number;
  readonly end: number;
}

/** The brackets, quoted texts and comments from an offset at which a bracket or quoted text begins. */
function* signsFrom(text: string, start: number): Generator<Sign, undefined> {
  const signs = /["'#[\]{}]/g;
  signs.lastIndex = start;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    const at = found.index;
    const sign = found[0];
    const end = signEnd(text, sign, at, start);
    if (end === undefined) continue;
    yield { sign, start: at, end };
    signs.lastIndex = end;
  }
  return undefined;
}

/** Undefined where the sign is a part of a text. */
function signEnd(text: string, sign: string, at: number, start: number): number | undefined {
  const before = text[at - 1] ?? "";
  switch (sign) {
    case '"':
    case "'":
      return at === start || /[[{,:\s]/.test(before) ? quoteEnd(text, at) + 1 : undefined;
    case "#":
      return isBreakOrBlank(before) ? lineEnd(text, at) : undefined;
    default:
      return at + 1;
  }
}

function isBreakOrBlank(character: string): boolean {
  return /[\s\x85]/.test(character);
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n\x85\u2028\u2029]/);
  return found < 0 ? text.length : from + found;
}

/** Without comments, and with blanks for line breaks. */
function blanked(stretch: string): string {
  let plain = "";
  let done = 0;
  for (const { sign, start, end } of signsFrom(stretch, 0)) {
    if (sign !== "#") continue;
    plain += stretch.slice(done, start) + " ".repeat(end - start);
    done = end;
  }
  plain += stretch.slice(done);
  return plain.replace(/[\r\n\t\x85\u2028\u2029]/g, " ");
}
