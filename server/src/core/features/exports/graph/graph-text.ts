import { groupBy } from "#core/base/group-by.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import type { Graph, GraphEdge, GraphNode } from "#core/graph/graph.ts";
import { shownName } from "#core/graph/node-label.ts";
import { linesAfterName, nodeLines } from "#core/graph/node-lines.ts";
import { edgeText } from "./edge-text.ts";

/** A graph for terminals and comparisons: stage by stage, each node with the edges that leave it. */
export function graphText(graph: Graph): string {
  const { pipeline, stages, nodes, problems } = graph;
  const outgoing = groupBy(graph.edges, (it) => it.from);
  const names = new Map(nodes.map((it) => [it.id, it.name]));
  const byPart = groupBy(nodes, partOf);
  const parts = [
    "parameters",
    ...Array.from({ length: stages }, (_, stage) => stageName(stage)),
    neverStarts,
  ];
  const lines = [
    shownName(pipeline),
    ...parts.flatMap((part) => {
      const own = byPart.get(part) ?? [];
      const inPart = own.flatMap((it) => linesOf(it, outgoing.get(it.id) ?? [], names));
      return own.length === 0 ? [] : [part, ...inPart];
    }),
    ...problems.map(({ severity, text }) => `${severity}: ${text}`),
  ];
  return `${lines.map(printedWord).join("\n")}\n`;
}

const neverStarts = "never starts";

function stageName(stage: number): string {
  return `stage ${stage + 1}`;
}

function partOf({ kind, stage }: GraphNode): string {
  if (kind === "parameter") return "parameters";
  return stage === undefined ? neverStarts : stageName(stage);
}

function linesOf(
  node: GraphNode,
  outgoing: readonly GraphEdge[],
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const lines = nodeLines(node);
  return [
    `  ${lines.name}: ${linesAfterName(lines).join(", ")}`,
    ...outgoing.map((it) => `    -> ${shownName(names.get(it.to) ?? "")}: ${edgeText(it)}`),
    ...node.problems.map(({ severity, text }) => `    ${severity}: ${text}`),
  ];
}
