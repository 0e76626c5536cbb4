import { copyString } from "#core/base/copy-string.ts";
import { shift } from "#core/base/range.ts";
import { changeBetween, type TextChange } from "#core/base/text-change.ts";
import type { Parsed } from "./parsed.ts";
import { pyyamlProblems } from "./pyyaml-limits.ts";
import { type Pair, ScalarNode, type SyntaxNode } from "./tree.ts";

/**
 * The tree of a text after an edit inside one of its values, made from the tree before: most keystrokes need
 * no parsing. Undefined where the edit could have changed anything but that value.
 */
export function reparse(before: string, parsed: Parsed, after: string): Parsed | undefined {
  const { anchors } = parsed;
  const [root] = parsed.roots;
  const isOrdinary =
    parsed.roots.length === 1 && parsed.problems.length === 0 && anchors.size === 0;
  if (!root || !isOrdinary) return undefined;
  const change = changeBetween(before, after);
  const found = valueAt(root, change, false);
  if (!found || before.slice(found.value.range.start, found.value.range.end).includes("\n")) {
    return undefined;
  }
  const { value } = found;
  const by = change.endAfter - change.endBefore;
  const source = after.slice(value.range.start, value.range.end + by);
  const text = textOf(source, found);
  if (text === undefined) return undefined;
  // Values are taken over from one version to the next: none must keep the text of its version.
  const roots = [replaced(root, { value, text: copyString(text), by })];
  const looseAliases = parsed.looseAliases.map((it) =>
    it.range.start < value.range.end ? it : { ...it, range: shift(it.range, by) },
  );
  return { roots, problems: pyyamlProblems(after, roots, []), anchors, looseAliases };
}

interface ChangedValue {
  readonly value: ScalarNode;
  /** Whether it is in brackets. */
  readonly flow: boolean;
}

/** The source text of a value, if the value certainly ends where that text ends. */
function textOf(source: string, { value, flow }: ChangedValue): string | undefined {
  switch (value.style) {
    case "plain":
      return (flow ? plainInBrackets : plain).test(source) ? source : undefined;
    case "double-quoted":
      return /^"[ !#-[\]-~]*"$/.test(source) ? source.slice(1, -1) : undefined;
    case "single-quoted":
      return /^'[ -&(-~]*'$/.test(source) ? source.slice(1, -1) : undefined;
    case "literal":
    case "folded":
      return undefined;
  }
}

/** Outside of brackets only these end a plain value: a colon or a blank at the end, a colon before a blank, a comment. */
const plain = /^\w(?:(?!:(?: |$)| #)[ -~])*(?<! )$/;
const plainInBrackets = /^\w[\w ./*@+=~-]*(?<! )$/;

/** The value of a list or a mapping that holds the whole change. */
function valueAt(node: SyntaxNode, change: TextChange, flow: boolean): ChangedValue | undefined {
  switch (node.kind) {
    case "scalar":
      return node.tag === undefined && holds(node, change) ? { value: node, flow } : undefined;
    case "sequence": {
      const entry = node.entries.find((it) => holds(it, change));
      return entry && valueAt(entry, change, node.flow);
    }
    case "mapping": {
      const pair = node.pairs.find((it) => holds(it.value, change));
      return pair && valueAt(pair.value, change, node.flow);
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
  /** By how much everything after the value moves. */
  readonly by: number;
}

function replaced(node: SyntaxNode, replacement: Replacement): SyntaxNode {
  const { value, text, by } = replacement;
  const { start, end } = node.range;
  if (end < value.range.end) return node;
  if (node === value) return new ScalarNode(text, value.style, { start, end: end + by }, value);
  const isAfter = start >= value.range.end;
  if (isAfter && by === 0) return node;
  const range = { start: isAfter ? start + by : start, end: end + by };
  switch (node.kind) {
    case "mapping":
      return node.with(
        node.pairs.map((it) => replacedPair(it, replacement)),
        range,
      );
    case "scalar":
      return node.at(range);
    case "sequence":
      return { ...node, range, entries: node.entries.map((it) => replaced(it, replacement)) };
    default:
      return { ...node, range };
  }
}

function replacedPair({ key, value }: Pair, replacement: Replacement): Pair {
  return { key: replaced(key, replacement), value: replaced(value, replacement) };
}
