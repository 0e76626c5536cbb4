import assert from "node:assert/strict";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import type { Graph } from "#core/graph/graph.ts";
import { type GraphOptions, graphOf } from "#core/graph/pipeline-graph.ts";
import type { Box, Placed, PlacedEdge, PlacedNode, Point } from "#core/graph/placed-graph.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";

/** The graph of a pipeline of a file, as far as the file itself says. */
export function graphIn(yaml: string, pipeline = "p", options: GraphOptions = {}): Graph {
  const source = pipelineSource(createDocument(yaml), pipeline);
  assert.ok(source);
  const query = withSamples({ source, metadata: {}, pipelineParameters: {} });
  return graphOf(planPipeline(query), source, options);
}

/** The number of a node and those of the nodes that it waits for. */
export type WaitingNode = readonly [name: string, ...sources: readonly string[]];

/** A file with a pipeline "p" of execution nodes of these names, each of which waits for some. */
export function waitingFile(nodes: readonly WaitingNode[]): string {
  const quoted = (text: string) => JSON.stringify(text);
  const lines = nodes.map(([name]) => `      - {name: ${quoted(name)}, type: execution, step: s}`);
  const edges = nodes.flatMap(([name, ...sources]) =>
    sources.map((it) => {
      return `      - [${quoted(`${it}.dependency.*`)}, ${quoted(`${name}.dependency.*`)}]`;
    }),
  );
  return [
    "- step: {name: s, image: i, command: c}",
    "- pipeline:",
    "    name: p",
    "    nodes:",
    ...lines,
    edges.length > 0 ? "    edges:" : "    edges: []",
    ...edges,
    "",
  ].join("\n");
}

/** What is wrong with how a graph is placed, whatever the graph: boxes that overlap, and edges that go astray. */
export function layoutFaults(graph: Graph, placed: Placed): readonly string[] {
  const boxes = new Map(placed.nodes.map((it) => [it.id, it]));
  const overlaps = overlappingBoxes(placed.nodes);
  const astray = graph.edges.flatMap(({ from, to }, index) => {
    const edge = placed.edges[index];
    const [start, end] = [boxes.get(from), boxes.get(to)];
    return edge && start && end ? edgeFaults(edge, start, end) : [`no edge from ${from} to ${to}`];
  });
  const touched = placed.edges.flatMap((edge) => touchedBoxes(edge, placed.nodes));
  return [...overlaps, ...astray, ...touched];
}

function overlappingBoxes(boxes: readonly PlacedNode[]): readonly string[] {
  const sorted = [...boxes].sort((a, b) => a.x - b.x || a.y - b.y);
  return sorted.flatMap((it, at) => {
    const next = sorted[at + 1];
    return next && next.x < it.x + it.width && next.y < it.y + it.height
      ? [`${it.id} overlaps ${next.id}`]
      : [];
  });
}

function edgeFaults(
  { id, points, isBack }: PlacedEdge,
  from: PlacedNode,
  to: PlacedNode,
): readonly string[] {
  const [first, last] = [points.at(0), points.at(-1)];
  const starts = first?.x === from.x + from.width && isBeside(first, from);
  const ends = last?.x === to.x && isBeside(last, to);
  const leads = isBack ? to.column <= from.column : to.column > from.column;
  const rises = isBack || points.every((it, at) => it.x >= (points[at - 1]?.x ?? it.x));
  return starts && ends && leads && rises ? [] : [`${id} goes astray`];
}

function isBeside({ y }: Point, box: Box): boolean {
  return y >= box.y && y <= box.y + box.height;
}

/** A line or curve between two points stays in their bounding box, whose sides may be those of a box. */
function touchedBoxes({ id, points }: PlacedEdge, boxes: readonly PlacedNode[]): readonly string[] {
  return points.flatMap((to, at) => {
    const from = points[at - 1];
    if (!from) return [];
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return boxes
      .filter((it) => left < it.x + it.width && right > it.x)
      .filter((it) => top < it.y + it.height && bottom > it.y)
      .map((it) => `${id} touches ${it.id}`);
  });
}
