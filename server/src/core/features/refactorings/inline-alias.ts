import { columnOf, lineBreakOf } from "#core/base/line.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { hasComment } from "#core/edits/has-comment.ts";
import { flowText, fragmentOf } from "#core/edits/yaml-text.ts";
import { valueOfNode } from "#core/model/read.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { type BlockSource, reindented } from "./block-text.ts";
import type { Refactoring, Selection } from "./refactoring.ts";

/** Writes what an alias repeats in its place. */
export const inlineAlias: Refactoring = {
  name: "inline-alias",
  kind: "inline",
  propose(selection) {
    const { node, role, path } = selection.place;
    if (node.kind !== "alias" || role === "key" || path.includes("<<")) return [];
    const target = dereference(node);
    const text = target.kind === "alias" ? undefined : textFor(selection, node, target);
    if (text === undefined) return [];
    const { source } = selection;
    const { start, end } = text.below ? withBlanks(source.text, node.range) : node.range;
    return [{ title: `Inline "*${node.name}"`, edits: [editAt(source, start, end, text.yaml)] }];
  },
};

interface Inlined {
  readonly yaml: string;
  /** Whether it begins on a line of its own, directly after the colon. */
  readonly below: boolean;
}

function textFor(
  { place, source: { text } }: Selection,
  alias: SyntaxNode,
  target: SyntaxNode,
): Inlined | undefined {
  const raw = text.slice(target.range.start, target.range.end);
  if (/(?:^|\s)&\S/.test(raw)) return undefined;
  const isBlock = (target.kind === "mapping" || target.kind === "sequence") && !target.flow;
  const oneLine = target.kind !== "scalar" || !raw.includes("\n");
  if (!isBlock && oneLine) return { yaml: raw, below: false };
  const parent = place.chain.at(-1);
  const inFlow = (parent?.kind === "mapping" || parent?.kind === "sequence") && parent.flow;
  if (inFlow || !isBlock) {
    if (hasComment(text, target.range)) return undefined;
    return { yaml: flowText(fragmentOf(valueOfNode(target), "flow")), below: false };
  }
  return blockFor({ text, target }, place.chain.at(-1), alias);
}

function blockFor(
  block: BlockSource,
  parent: SyntaxNode | undefined,
  alias: SyntaxNode,
): Inlined | undefined {
  const { text } = block;
  if (parent?.kind === "sequence") {
    return { yaml: reindented(block, columnOf(text, alias.range.start)), below: false };
  }
  if (parent?.kind !== "mapping") return undefined;
  const key = parent.pairs.find((it) => it.value === alias)?.key;
  if (!key) return undefined;
  const column = columnOf(text, key.range.start) + 2;
  const lead = lineBreakOf(text) + " ".repeat(column);
  return { yaml: lead + reindented(block, column), below: true };
}

function withBlanks(text: string, { start, end }: SyntaxNode["range"]): SyntaxNode["range"] {
  return { start: text.slice(0, start).trimEnd().length, end };
}
