import type { Graph, GraphNode } from "#core/graph/graph.ts";
import { nodeId } from "#core/graph/node-id.ts";
import type { AssumedNode, AssumedRun, NodeOutcome } from "#core/simulation/plan/assumed-run.ts";
import { countOf, numberText } from "../shared/words.ts";

/** The outcomes that a person chooses for nodes, by their names. */
export type Outcomes = ReadonlyMap<string, NodeOutcome>;

/** A graph as it runs with assumed outcomes: nodes that do not run then, and why. */
export function assumedGraph(graph: Graph, run: AssumedRun): Graph {
  const fates = new Map(run.nodes.map((it) => [nodeId(it.node), it]));
  const nodes = graph.nodes.map((node) => {
    const fate = fates.get(node.id);
    return fate ? withFate(node, fate) : node;
  });
  return { ...graph, nodes };
}

const words: { readonly [fate in AssumedNode["fate"]]: string | undefined } = {
  runs: undefined,
  fails: "fails",
  skipped: "does not run",
  undecided: "may not run",
};

const reached = { runs: "yes", fails: "yes", skipped: "no", undecided: "unknown" } as const;

function withFate(node: GraphNode, { fate, text }: AssumedNode): GraphNode {
  const said = words[fate];
  if (said === undefined) return { ...node, reached: "yes" };
  return {
    ...node,
    reached: reached[fate],
    explanation: text,
    label: `${node.label}, ${said}: ${text}`,
  };
}

/** How many executions there are with assumed outcomes. */
export function assumedText({ least, most }: AssumedRun): string {
  if (most === undefined) return "Total not predictable with these outcomes";
  if (least === undefined) return `Up to ${countOf(most, "execution")} with these outcomes`;
  const range = least === most ? "" : `${numberText(least)} to `;
  return `${range}${countOf(most, "execution")} with these outcomes`;
}
