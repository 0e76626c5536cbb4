import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import type { Graph } from "#core/graph/graph.ts";
import { layout } from "#core/graph/graph-layout.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { median, type Row } from "./table.ts";

/** What a layout may take, in milliseconds, by the number of nodes. */
const budgets = new Map([
  [50, 30],
  [500, 150],
  [5000, 500],
]);

/** How long graphs are made and placed; the floor is what a layout may take. */
export function measureGraphs(): readonly Row[] {
  return [...budgets].flatMap(([nodes, budget]) => {
    const { graph, time } = measuredGraph(nodes);
    const first = timed(() => layout(graph));
    const before = layout(graph);
    const again = median(Array.from({ length: 5 }, () => timed(() => layout(graph))));
    const kept = median(Array.from({ length: 5 }, () => timed(() => layout(graph, before))));
    const name = `${nodes} nodes, ${graph.edges.length} edges`;
    return [
      { metric: `${name}: plan and graph, CPU, ms`, ours: time },
      { metric: `${name}: first layout, CPU, ms`, ours: first, floor: budget },
      { metric: `${name}: layout, CPU, ms`, ours: again, floor: budget },
      { metric: `${name}: layout after an edit, CPU, ms`, ours: kept, floor: budget },
    ];
  });
}

function measuredGraph(nodes: number): { readonly graph: Graph; readonly time: number } {
  const source = pipelineSource(createDocument(pipelineOf(nodes)), "p");
  if (!source) throw new Error("the pipeline is not found");
  const make = () =>
    graphOf(planPipeline({ source, metadata: {}, pipelineParameters: {} }), source);
  return { graph: make(), time: timed(make) };
}

/** A pipeline of so many nodes: stages of some ten to seventy nodes, each of which waits for one to three of the stages before. */
export function pipelineOf(nodes: number): string {
  const width = Math.round(Math.sqrt(nodes));
  const indices = Array.from({ length: nodes }, (_, index) => index);
  const edges = indices.slice(width).flatMap((node) => {
    const sources = [width, width + 1 + (node % 3), width * (2 + (node % 2))];
    const known = sources.slice(0, 1 + (node % 3)).filter((back) => back <= node);
    return known.map((back) => `      - [n${node - back}.output.*, n${node}.input.data]`);
  });
  return [
    "- step: { name: s, image: i, command: c, inputs: [{ name: data }] }",
    "- pipeline:",
    "    name: p",
    "    nodes:",
    ...indices.map((it) => `      - { name: n${it}, type: execution, step: s }`),
    "    edges:",
    ...edges,
    "",
  ].join("\n");
}

/** CPU time in milliseconds, also of V8's other threads; a busy machine hardly changes it. */
function timed(act: () => unknown): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
