import { changeBetween, type TextChange } from "../base/text-change.ts";
import type { Parsed } from "./parse.ts";
import { refusedIn } from "./refused.ts";
import type { Pair, ScalarNode, SyntaxNode } from "./tree.ts";

/**
 * What a text says after an edit inside one of its plain values, taken over from what it said before: most keystrokes
 * need no reading. Undefined where the edit could have changed anything but that value.
 */
export function retype(before: string, parsed: Parsed, after: string): Parsed | undefined {
  const { anchors, looseAliases } = parsed;
  const [root] = parsed.roots;
  const isOrdinary =
    parsed.roots.length === 1 &&
    parsed.problems.length === 0 &&
    anchors.size === 0 &&
    looseAliases.length === 0;
  if (!root || !isOrdinary) return undefined;
  const change = changeBetween(before, after);
  const value = plainValueAt(root, change);
  if (!value || before.slice(value.range.start, value.range.end).includes("\n")) return undefined;
  const by = change.endAfter - change.endBefore;
  const text = after.slice(value.range.start, value.range.end + by);
  if (!staysPlain.test(text)) return undefined;
  const roots = [replaced(root, { value, text, by })];
  return { roots, problems: refusedIn(after, roots, []), anchors, looseAliases };
}

/** Outside of brackets only these end a plain value: a colon or a blank at the end, a colon before a blank, a comment. */
const staysPlain = /^\w(?:(?!:(?: |$)| #)[ -~])*(?<! )$/;

/** The value of a list or a mapping, outside of brackets, that holds the whole change. */
function plainValueAt(node: SyntaxNode, change: TextChange): ScalarNode | undefined {
  switch (node.kind) {
    case "scalar":
      return node.style === "plain" && !node.tag && holds(node, change) ? node : undefined;
    case "sequence": {
      const entry = node.flow ? undefined : node.entries.find((it) => holds(it, change));
      return entry && plainValueAt(entry, change);
    }
    case "mapping": {
      const pair = node.flow ? undefined : node.pairs.find((it) => holds(it.value, change));
      return pair && plainValueAt(pair.value, change);
    }
    case "alias":
    case "missing":
      return undefined;
  }
}

function holds({ range }: SyntaxNode, { start, endBefore }: TextChange): boolean {
  return range.start <= start && endBefore <= range.end;
}

interface Replacement {
  readonly value: ScalarNode;
  readonly text: string;
  /** By how much everything behind the value moves. */
  readonly by: number;
}

function replaced(node: SyntaxNode, replacement: Replacement): SyntaxNode {
  const { value, text, by } = replacement;
  const { start, end } = node.range;
  if (end < value.range.end) return node;
  if (node === value) return { ...value, text, range: { start, end: end + by } };
  const isBehind = start >= value.range.end;
  if (isBehind && by === 0) return node;
  const range = { start: isBehind ? start + by : start, end: end + by };
  switch (node.kind) {
    case "mapping":
      return { ...node, range, pairs: node.pairs.map((it) => replacedPair(it, replacement)) };
    case "sequence":
      return { ...node, range, entries: node.entries.map((it) => replaced(it, replacement)) };
    default:
      return { ...node, range };
  }
}

function replacedPair({ key, value }: Pair, replacement: Replacement): Pair {
  return { key: replaced(key, replacement), value: replaced(value, replacement) };
}
