import type { Grade } from "#core/simulation/variant.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { mergedEdges } from "./graph-edges.ts";
import { nodeId } from "./node-id.ts";
import { type Unlabelled, withLabels } from "./node-labels.ts";
import { type PrefixGroup, prefixGroups } from "./prefix-groups.ts";

/** The id of the node that stands for a group; no other node has it. */
export function groupId(prefix: string): string {
  return `group:${prefix}`;
}

/**
 * A graph in which the groups of some prefixes are one node each. Edges within a group are not drawn, and those from or to its nodes
 * are merged. The same graph where no prefix names a group.
 */
export function collapsedGraph(graph: Graph, prefixes: readonly string[]): Graph {
  if (prefixes.length === 0) return graph;
  const wanted = new Set(prefixes);
  const groups = prefixGroups(graph).filter((it) => wanted.has(it.prefix));
  if (groups.length === 0) return graph;
  const groupOf = new Map(groups.flatMap((it) => it.members.map((id) => [id, it] as const)));
  const drawnAs = (id: string): string => {
    const group = groupOf.get(id);
    return group ? groupId(group.prefix) : id;
  };
  const byId = new Map(graph.nodes.map((it) => [it.id, it]));
  const nodes = graph.nodes.flatMap((node): readonly Unlabelled[] => {
    const group = groupOf.get(node.id);
    if (!group) return [node];
    if (group.members[0] !== node.id) return [];
    return [
      groupNode(
        group,
        node,
        group.members.flatMap((it) => byId.get(it) ?? []),
      ),
    ];
  });
  const edges = mergedEdges(
    graph.edges.flatMap(({ from, to, parts }) => {
      const isInside = from !== to && drawnAs(from) === drawnAs(to);
      return isInside ? [] : parts.map((part) => ({ from: drawnAs(from), to: drawnAs(to), part }));
    }),
  );
  return { ...graph, nodes: withLabels(nodes, edges, graph.stages), edges };
}

/** The node that a name means in a graph: the first of that name, or the group that it is in. */
export function nodeMeant<Node extends Pick<GraphNode, "id" | "members">>(
  nodes: readonly Node[],
  name: string,
): Node | undefined {
  const id = nodeId(name);
  return (
    nodes.find((it) => it.id === id) ?? nodes.find((it) => it.members?.some((at) => at.id === id))
  );
}

function groupNode(
  { prefix }: PrefixGroup,
  first: GraphNode,
  members: readonly GraphNode[],
): Unlabelled {
  return {
    id: groupId(prefix),
    name: `${prefix}*`,
    kind: "group",
    members: members.map(({ id, name, label, range }) => ({ id, name, label, range })),
    step: undefined,
    task: undefined,
    deployment: undefined,
    count: sumOf(members),
    grade: members.map((it) => it.grade).reduce(lessCertain),
    explanation: `${members.length} nodes whose names begin with "${prefix}"`,
    waitsFor: [...new Set(members.flatMap((it) => it.waitsFor))],
    batches: undefined,
    stage: firstStage(members),
    reached: reachedOf(members),
    stops: members.flatMap((it) => it.stops),
    problems: members.flatMap((it) => it.problems),
    range: first.range,
    nodeRange: first.nodeRange,
  };
}

/** The executions of all nodes in digits; undefined where the number of one is not known. */
function sumOf(nodes: readonly GraphNode[]): string | undefined {
  let sum = 0n;
  for (const { kind, count } of nodes) {
    if (kind === "deployment") continue;
    if (count === undefined) return undefined;
    sum += BigInt(count);
  }
  return String(sum);
}

const grades: readonly Grade[] = ["documented", "inferred", "unknown"];

function lessCertain(a: Grade, b: Grade): Grade {
  return grades.indexOf(a) < grades.indexOf(b) ? b : a;
}

function firstStage(nodes: readonly GraphNode[]): number | undefined {
  const stages = nodes.flatMap((it) => it.stage ?? []);
  return stages.length === 0 ? undefined : stages.reduce((a, b) => Math.min(a, b));
}

function reachedOf(nodes: readonly GraphNode[]): GraphNode["reached"] {
  const reached = new Set(nodes.map((it) => it.reached));
  const [only = "yes"] = reached;
  return reached.size === 1 ? only : "unknown";
}
