import { socketTypeOf } from "#core/model/socket.ts";
import type { FanOut } from "../variant.ts";
import { inflowsOf } from "./inflows.ts";
import type { Inflow, PipelinePlan, PlannedNode } from "./pipeline-plan.ts";

/** The nodes whose metadata may bring a list that is not known yet, and so decide how often a node runs. */
export function waitsFor(node: Pick<PlannedNode, "fanOut" | "inflows">): readonly string[] {
  const later = node.inflows.filter((it) => mayBringList(node, it));
  return [...new Set(later.map(({ from }) => from))];
}

/** The nodes whose metadata may decide how many executions a pipeline makes. */
export function planWaitsFor({ nodes }: Pick<PipelinePlan, "nodes">): readonly string[] {
  return [...new Set(nodes.flatMap(waitsFor))];
}

/** What a node that is fanned out alone awaits. */
export function awaitedByFanOut(fanOut: FanOut): Awaited {
  const { query, node } = fanOut;
  return awaitedBy({ fanOut, inflows: inflowsOf(query, node, new Map([[node, fanOut]])) });
}

/** What is said instead of a number of executions that these nodes decide. */
export function waitingText(nodes: readonly string[]): string {
  return `depends on metadata of ${nodes.join(", ")}`;
}

/** What of a node is not known before metadata of other nodes are. */
export interface Awaited {
  /** The nodes whose metadata decide how often it runs. */
  readonly nodes: readonly string[];
  /** The parameters into which these metadata go. */
  readonly parameters: readonly string[];
}

/** What of a node is not known before metadata of other nodes are. */
export function awaitedBy(node: Pick<PlannedNode, "fanOut" | "inflows">): Awaited {
  const targets = node.inflows.filter((it) => mayBringList(node, it)).map(({ target }) => target);
  const parameters = targets.map((it) => it.split(".").slice(2).join("."));
  return { nodes: waitsFor(node), parameters };
}

/** Whether an edge may bring a list that the node spreads into one execution for each value, which is not known yet. */
export function mayBringList(
  { fanOut }: Pick<PlannedNode, "fanOut">,
  { kind, source, target }: Inflow,
): boolean {
  return (
    fanOut?.type === "grid_search" &&
    kind === "nothing" &&
    typeIn(source) === "metadata" &&
    typeIn(target) === "parameter"
  );
}

/** The type of a socket as written, such as `train.output.model`. */
export function typeIn(socket: string): ReturnType<typeof socketTypeOf> {
  return socketTypeOf(socket.split(".", 2)[1]);
}
