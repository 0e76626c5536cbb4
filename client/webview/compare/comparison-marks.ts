import type { PartOfGraph } from "#core/features/compare/compared-pipeline.ts";
import type { Graph, GraphEdge, GraphNode } from "#core/graph/graph.ts";
import { nodeId } from "#core/graph/node-id.ts";
import { differs } from "#core/simulation/compare/compare-runs.ts";
import { countsText, runsText } from "./comparison-words.ts";
import type { PipelineComparison } from "./use-comparison.ts";

/** How a node or an edge differs from what it was. */
export interface GraphMark {
  readonly change: Exclude<PartOfGraph, "removed">;
  /** What differs, in words. */
  readonly texts: readonly string[];
  /** The number of executions before, in digits, where it was another one. */
  readonly countBefore?: string;
}

/** The marks of nodes and edges, by their ids. */
export type GraphMarks = ReadonlyMap<string, GraphMark>;

/** What is marked in a graph that is compared. */
export function marksOf(graph: Graph, comparison: PipelineComparison): GraphMarks {
  const byNode = nodeMarks(comparison);
  const edges = new Map(comparison.compared.edges.map((it) => [it.name, it.change]));
  return new Map<string, GraphMark>([
    ...graph.nodes.flatMap((it) => marked(it.id, nodeMark(it, byNode))),
    ...graph.edges.flatMap((it) => marked(it.id, edgeMark(it, edges))),
  ]);
}

function marked(
  id: string,
  mark: GraphMark | undefined,
): readonly (readonly [string, GraphMark])[] {
  return mark ? [[id, mark]] : [];
}

function nodeMarks({ compared, nodes }: PipelineComparison): GraphMarks {
  const marks = new Map<string, GraphMark>();
  for (const { name, change, texts } of compared.nodes) {
    if (change !== "removed") marks.set(nodeId(name), { change, texts });
  }
  for (const [name, { runs, before, after }] of nodes) {
    if (!before || !after || !differs(runs)) continue;
    const texts = [...(marks.get(nodeId(name))?.texts ?? []), `executions ${runsText(runs)}`];
    const isOther = runs.before !== runs.after && runs.before !== undefined;
    const countBefore = isOther ? { countBefore: String(runs.before) } : {};
    marks.set(nodeId(name), { change: "changed", texts, ...countBefore });
  }
  return marks;
}

/** A group is added if all its nodes are, and changed if any of them differs. */
function nodeMark({ id, members }: GraphNode, marks: GraphMarks): GraphMark | undefined {
  if (!members) return marks.get(id);
  const those = members.flatMap((it) => marks.get(it.id) ?? []);
  if (those.length === 0) return undefined;
  const isNew = those.length === members.length && those.every((it) => it.change === "added");
  const texts = [`${those.length} of ${members.length} nodes differ`];
  return { change: isNew ? "added" : "changed", texts };
}

function edgeMark(
  { parts }: GraphEdge,
  edges: ReadonlyMap<string, PartOfGraph>,
): GraphMark | undefined {
  const found = parts.flatMap(({ source, target }) => {
    const name = `${source} → ${target}`;
    const change = edges.get(name);
    return change === undefined ? [] : [{ name, change }];
  });
  if (found.length === 0) return undefined;
  const isNew = found.length === parts.length && found.every((it) => it.change === "added");
  const texts = found.map((it) => `${it.change}: ${it.name}`);
  return { change: isNew ? "added" : "changed", texts };
}

/** The graph with what differs in the words for screen readers. */
export function comparedGraph(graph: Graph, marks: GraphMarks): Graph {
  const nodes = graph.nodes.map((node) => {
    const mark = marks.get(node.id);
    return mark ? { ...node, label: `${node.label}, ${spokenMark(mark, node.count)}` } : node;
  });
  return { ...graph, nodes };
}

function spokenMark({ change, countBefore }: GraphMark, count: string | undefined): string {
  if (countBefore === undefined || count === undefined) return change;
  return `${change}: executions ${countsText(BigInt(countBefore), BigInt(count))}`;
}
