import { quoteEnd } from "./causes/unclosed.ts";
import type { SyntaxNode } from "./tree.ts";

/**
 * The text with the line breaks inside the first bracket or quote that runs on although its lines are indented too
 * little replaced by blanks: PyYAML does not look at the indentation there. All offsets stay.
 */
export function joinLines(text: string, roots: readonly SyntaxNode[]): string {
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

/** Where the first quote or outermost bracket begins that the tree does not see closed. */
function firstOpen(node: SyntaxNode, text: string): number | undefined {
  const { start, end } = node.range;
  switch (node.kind) {
    case "scalar":
      return /quoted$/.test(node.style) && stretchEnd(text, start) !== end ? start : undefined;
    case "sequence":
      if (node.flow)
        return opensAt(text, start) && stretchEnd(text, start) !== end ? start : undefined;
      return firstFound(node.entries, text);
    case "mapping":
      if (node.flow)
        return opensAt(text, start) && stretchEnd(text, start) !== end ? start : undefined;
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

/** Behind the bracket or quote that closes the one at a place. */
function stretchEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? "";
    const begins = at === start || /[[{,:\s]/.test(text[at - 1] ?? "");
    if (/["']/.test(character) && begins) {
      at = quoteEnd(text, at);
    } else if (character === "#" && /\s/.test(text[at - 1] ?? "")) {
      at = Math.max(at, text.indexOf("\n", at));
    } else if (/[[{]/.test(character)) depth++;
    else if (/[\]}]/.test(character)) depth--;
    if (depth <= 0) return at < text.length ? at + 1 : undefined;
  }
  return undefined;
}

/** Without comments, and with blanks for line breaks. */
function blanked(stretch: string): string {
  const quoted = /^["']/.test(stretch);
  const plain = quoted
    ? stretch
    : stretch.replace(
        /(^|\s)#[^\n]*/g,
        (comment, before) => before + " ".repeat(comment.length - before.length),
      );
  return plain.replace(/[\r\n\t]/g, " ");
}
