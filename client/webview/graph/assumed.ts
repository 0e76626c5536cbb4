import type { Graph, GraphNode } from "#core/graph/graph.ts";
import { nodeId } from "#core/graph/node-id.ts";
import { parseJson } from "#core/model/parse-json.ts";
import type { AssumedNode, AssumedRun, NodeOutcome } from "#core/simulation/plan/assumed-run.ts";
import { countOf, numberText } from "../shared/words.ts";

/** What a person assumes of a node: of the metadata that it prints, the JSON of each key as it is typed. */
export type Assumption =
  | Exclude<NodeOutcome, { kind: "metadata" }>
  | { readonly kind: "metadata"; readonly texts: ReadonlyMap<string, string> };

/** What a person assumes of nodes, by their names. */
export type Outcomes = ReadonlyMap<string, Assumption>;

/** What is assumed, as the simulation takes it; a key without a value that can be read is not known. */
export function outcomesOf(assumptions: Outcomes): ReadonlyMap<string, NodeOutcome> {
  return new Map([...assumptions].map(([name, it]) => [name, outcomeOf(it)]));
}

function outcomeOf(assumption: Assumption): NodeOutcome {
  if (assumption.kind !== "metadata") return assumption;
  const values = [...assumption.texts].flatMap(([key, text]) => {
    const parsed = parseJson(text);
    return parsed.kind === "value" ? [[key, parsed.value] as const] : [];
  });
  return { kind: "metadata", metadata: Object.fromEntries(values), isPartial: true };
}

/** Why what was typed for a key cannot be read; undefined where it can be, or where nothing is typed. */
export function valueProblem(text: string): string | undefined {
  if (text.trim() === "") return undefined;
  const parsed = parseJson(text);
  return parsed.kind === "problem" ? parsed.problem.message : undefined;
}

/** A graph as it runs with assumed outcomes: nodes that do not run then, and why. */
export function assumedGraph(graph: Graph, run: AssumedRun): Graph {
  const fates = new Map(run.nodes.map((it) => [nodeId(it.node), it]));
  const nodes = graph.nodes.map((node) => {
    const fate = node.members
      ? commonFate(node.members.flatMap((it) => fates.get(it.id) ?? []))
      : fates.get(node.id);
    return fate ? withFate(node, fate) : node;
  });
  return { ...graph, nodes };
}

/** What becomes of all nodes of a group; it is not decided where that differs. */
function commonFate(all: readonly AssumedNode[]): Fate | undefined {
  const [first] = all;
  if (all.every((it) => it.fate === first?.fate)) return first;
  const count = all.filter((it) => it.fate === "runs").length;
  return { fate: "undecided", text: `${count} of ${all.length} nodes certainly run` };
}

type Fate = Pick<AssumedNode, "fate" | "text">;

const words: { readonly [fate in AssumedNode["fate"]]: string | undefined } = {
  runs: undefined,
  fails: "fails",
  skipped: "does not run",
  undecided: "may not run",
};

const reached = { runs: "yes", fails: "yes", skipped: "no", undecided: "unknown" } as const;

function withFate(node: GraphNode, { fate, text }: Fate): GraphNode {
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
