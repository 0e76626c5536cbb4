import type { TextEdit } from "#core/base/edit.ts";
import { type EditSource, editAt } from "#core/edits/edit-source.ts";
import { doubleQuoted, scalarText, singleQuoted } from "#core/syntax/quote.ts";
import type { ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";

/** Writes another text in place of one, in its quotes; undefined where the text is elsewhere, has an anchor or is a block. */
export function replaceScalar(
  source: EditSource,
  node: SyntaxNode,
  text: string,
): readonly TextEdit[] | undefined {
  if (node.kind !== "scalar" || node.anchor !== undefined || node.tag !== undefined)
    return undefined;
  if (node.style === "literal" || node.style === "folded") return undefined;
  return [editAt(source, node.range.start, node.range.end, written(node, text))];
}

function written({ style }: ScalarNode, text: string): string {
  if (style === "double-quoted") return doubleQuoted(text);
  return style === "single-quoted" ? singleQuoted(text) : scalarText(text, "flow");
}
