import { columnOf, lineBreakOf } from "#core/base/line.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { hasComment } from "#core/edits/has-comment.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { MappingNode, ScalarNode, SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import type { Refactoring, Rewrite, Selection } from "./refactoring.ts";
import { selectedPipeline } from "./selected-pipeline.ts";

/** Writes an edge in its other form, `[source, target]` or with keys. */
export const edgeForm: Refactoring = {
  name: "edge-form",
  kind: "rewrite",
  propose(selection) {
    const edge = selectedPipeline(selection)?.edge;
    if (!edge?.edge.wellFormed || hasComment(selection.source.text, edge.syntax.range)) return [];
    const { syntax } = edge;
    if (syntax.kind === "sequence") return toLong(selection, syntax);
    return syntax.kind === "mapping" ? toShort(selection, syntax) : [];
  },
};

/** Whether the list of edges is in brackets, where blocks are not allowed. */
function isInBrackets({ place: { chain } }: Selection): boolean {
  return chain.some((it) => it.kind === "sequence" && it.flow && it.entries.some(isCollection));
}

function isCollection({ kind }: SyntaxNode): boolean {
  return kind === "sequence" || kind === "mapping";
}

function toLong(selection: Selection, edge: SequenceNode): readonly Rewrite[] {
  const [from, to] = edge.entries;
  if (from?.kind !== "scalar" || to?.kind !== "scalar") return [];
  const { source } = selection;
  const { text } = source;
  const { start, end } = edge.range;
  const [first, second] = [written(text, from), written(text, to)];
  const gap = lineBreakOf(text) + " ".repeat(columnOf(text, start));
  const newText = isInBrackets(selection)
    ? `{ source: ${first}, target: ${second} }`
    : `source: ${first}${gap}target: ${second}`;
  return [{ title: "Write the edge with keys", edits: [editAt(source, start, end, newText)] }];
}

function toShort({ source }: Selection, edge: MappingNode): readonly Rewrite[] {
  const from = valueAt(edge, "source");
  const to = valueAt(edge, "target");
  if (edge.pairs.length !== 2 || from?.kind !== "scalar" || to?.kind !== "scalar") return [];
  const { start, end } = edge.range;
  const newText = `[${written(source.text, from)}, ${written(source.text, to)}]`;
  return [
    { title: "Write the edge in its short form", edits: [editAt(source, start, end, newText)] },
  ];
}

/** The scalar as it is written, in quotes where brackets around it need them. */
function written(text: string, { style, range, text: value }: ScalarNode): string {
  return style === "plain" ? scalarText(value, "flow") : text.slice(range.start, range.end);
}
