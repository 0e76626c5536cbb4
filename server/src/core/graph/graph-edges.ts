import { groupBy } from "#core/base/group-by.ts";
import { shift } from "#core/base/range.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { Inflow, PipelinePlan, PlannedNode } from "#core/simulation/plan/pipeline-plan.ts";
import { mayBringList, typeIn } from "#core/simulation/plan/waits-for.ts";
import type { EdgeKind, EdgePart, GraphEdge } from "./graph.ts";
import { nodeId, parameterId } from "./node-id.ts";

/** An edge of the file with the ids of the nodes that it connects. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly part: EdgePart;
}

/** The edges between nodes that exist, those of the same two nodes as one. */
export function edgesOf({ nodes }: PipelinePlan): readonly GraphEdge[] {
  const connections = nodes.flatMap((node) =>
    node.inflows.map((it) => ({
      from: nodeId(it.from),
      to: nodeId(node.node),
      part: partOf(node, it),
    })),
  );
  return mergedEdges(connections.sort((a, b) => a.part.range.start - b.part.range.start));
}

/** The edges from pipeline parameters to the parameters of nodes that exist. */
export function parameterEdges({ pipeline }: PipelineSource): readonly GraphEdge[] {
  const { nodes, parameters } = pipeline.config;
  const names = new Set(nodes.map((it) => it.name?.value));
  const connections = parameters.flatMap(({ name, targets }) =>
    targets.flatMap((target): readonly Connection[] => {
      if (!name || !names.has(target.node.value)) return [];
      const part: EdgePart = {
        source: name.value,
        target: target.text,
        carries: "value",
        text: "the value of a pipeline parameter",
        grade: "documented",
        range: shift(target.range, pipeline.start),
      };
      return [{ from: parameterId(name.value), to: nodeId(target.node.value), part }];
    }),
  );
  return mergedEdges(connections);
}

/** One edge for each two nodes that are connected, in the order of their first connections. */
export function mergedEdges(connections: readonly Connection[]): readonly GraphEdge[] {
  const byEnds = groupBy(connections, ({ from, to }) => JSON.stringify([from, to]));
  return [...byEnds].flatMap(([id, group]): GraphEdge | readonly [] => {
    const [first] = group;
    const parts = group.map((it) => it.part);
    const carried = new Set(parts.map((it) => it.carries));
    const [kind, ...others] = byImportance.filter((it) => carried.has(it));
    return first && kind
      ? { id, from: first.from, to: first.to, kinds: [kind, ...others], parts }
      : [];
  });
}

const byImportance: readonly EdgeKind[] = ["list", "files", "value", "deployment", "order"];

function partOf(node: PlannedNode, inflow: Inflow): EdgePart {
  const { source, target, text, grade, range } = inflow;
  return { source, target, carries: kindOf(node, inflow), text, grade, range };
}

function kindOf(node: PlannedNode, inflow: Inflow): EdgeKind {
  const { kind, source } = inflow;
  if (typeIn(source) === "deployment") return "deployment";
  if (mayBringList(node, inflow)) return "list";
  // Whatever else an edge is meant to carry, its target waits.
  if (kind === "later") return typeIn(source) ? "value" : "order";
  return kind === "nothing" ? "value" : kind;
}
