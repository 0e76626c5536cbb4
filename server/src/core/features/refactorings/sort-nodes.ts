import { lowerBound } from "#core/base/binary-search.ts";
import type { TextEdit } from "#core/base/edit.ts";
import {
  columnOf,
  contentEnd,
  isFirstOnLine,
  lineBreakOf,
  lineStart,
  nextLine,
} from "#core/base/line.ts";
import type { PipelineView } from "#core/document/pipeline-view.ts";
import { type EditSource, editAt } from "#core/edits/edit-source.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { dereference, type SequenceNode } from "#core/syntax/tree.ts";
import type { Refactoring, Selection } from "./refactoring.ts";
import { selectedPipeline } from "./selected-pipeline.ts";

/** Puts the nodes of a pipeline into the order in which they start, with their comments. */
export const sortNodes: Refactoring = {
  name: "sort-nodes",
  kind: "rewrite",
  propose(selection) {
    const view = selectedPipeline(selection)?.view;
    const list = view && nodesOf(selection);
    if (!view || !list || list.entries.length !== view.nodes.length) return [];
    const order = flowOrder(view);
    if (order.every((it, index) => it === index)) return [];
    const { source } = selection;
    const edits = list.flow ? swapEntries(source, list, order) : moveBlocks(source, list, order);
    return edits ? [{ title: "Sort the nodes by data flow", edits }] : [];
  },
};

function nodesOf({ placed }: Selection): SequenceNode | undefined {
  const body = placed.item.entry && dereference(placed.item.entry.value);
  const value = body?.kind === "mapping" ? ownPair(body, "nodes")?.value : undefined;
  return value?.kind === "sequence" ? value : undefined;
}

/** For each node those that it waits for, and those that wait for it. */
function linksOf({ nodes, edges }: PipelineView) {
  const waits = nodes.map(() => new Set<number>());
  const feeds = nodes.map(() => new Set<number>());
  for (const { source, target } of edges) {
    const [from, to] = [source?.node?.index, target?.node?.index];
    if (from === undefined || to === undefined || from === to) continue;
    waits[to]?.add(from);
    feeds[from]?.add(to);
  }
  return { waits, feeds };
}

/** The indices of the nodes so that each comes after those that feed it; otherwise their order stays. */
function flowOrder(view: PipelineView): readonly number[] {
  const { waits, feeds } = linksOf(view);
  const order = new Set<number>();
  const ready = view.nodes.map((it) => it.index).filter((it) => waits[it]?.size === 0);
  let first = 0;
  while (order.size < view.nodes.length) {
    while (order.has(first)) first++;
    // In a cycle, the first node comes first.
    const next = ready.shift() ?? first;
    order.add(next);
    for (const to of feeds[next] ?? []) {
      waits[to]?.delete(next);
      if (waits[to]?.size !== 0 || order.has(to)) continue;
      ready.splice(
        lowerBound(ready, (it) => it > to),
        0,
        to,
      );
    }
  }
  return [...order];
}

function swapEntries(
  source: EditSource,
  { entries }: SequenceNode,
  order: readonly number[],
): readonly TextEdit[] {
  return entries.flatMap(({ range }, index) => {
    const other = entries[order[index] ?? index];
    if (!other || other.range === range) return [];
    const text = source.text.slice(other.range.start, other.range.end);
    return [editAt(source, range.start, range.end, text)];
  });
}

/** Moves whole lines: an entry takes along the comments right above it. */
function moveBlocks(
  source: EditSource,
  list: SequenceNode,
  order: readonly number[],
): readonly TextEdit[] | undefined {
  const { text } = source;
  const column = columnOf(text, list.range.start);
  const dashes = list.entries.map(({ range }) => dashBefore(text, range.start, column));
  if (!dashes.every((it) => it !== undefined && isFirstOnLine(text, it))) return undefined;
  const starts = dashes.map((it) => commentsAbove(text, lineStart(text, it ?? 0), column));
  const end = nextLine(text, contentEnd(text, list.range.end));
  const blocks = starts.map((start, index) => text.slice(start, starts[index + 1] ?? end));
  const lineBreak = lineBreakOf(text);
  const whole = order
    .map((it) => blocks[it] ?? "")
    .map((it) => (it.endsWith("\n") ? it : it + lineBreak));
  const joined = whole.join("");
  const complete = text.slice(0, end).endsWith("\n") ? joined : joined.slice(0, -lineBreak.length);
  return [editAt(source, starts[0] ?? 0, end, complete)];
}

function dashBefore(text: string, offset: number, column: number): number | undefined {
  for (let at = text.lastIndexOf("-", offset); at >= 0; at = text.lastIndexOf("-", at - 1)) {
    if (columnOf(text, at) === column && isFirstOnLine(text, at)) return at;
    if (at === 0) break;
  }
  return undefined;
}

/** Where the comments begin that are right above a line, in its column. */
function commentsAbove(text: string, line: number, column: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const content = text.slice(above, start);
    if (content.search(/\S/) !== column || content[column] !== "#") break;
    start = above;
  }
  return start;
}
