import { amountOf } from "#core/base/amount-of.ts";
import { listText } from "#core/base/list-text.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { GraphNode, GraphNodeKind, GraphStop } from "./graph.ts";

/** What the label of a node says beyond the node itself. */
export interface Surroundings {
  readonly stages: number;
  /** The names of the nodes with edges to it and from it, each once. */
  readonly fedBy: readonly string[];
  readonly feeds: readonly string[];
}

const kinds: { readonly [kind in GraphNodeKind]: string } = {
  execution: "execution node",
  task: "task node",
  deployment: "deployment node",
  unknown: "node of unknown type",
  parameter: "pipeline parameter",
  group: "group",
};

/** A node in one line for screen readers, such as `train, task node, 36 executions, stage 2 of 4, fed by preprocess`. */
export function nodeLabel(node: Omit<GraphNode, "label">, around: Surroundings): string {
  const { name, kind, members, problems } = node;
  return [
    shownName(name),
    members ? `group of ${members.length} nodes` : kinds[kind],
    runsText(node),
    stageText(node, around.stages),
    around.fedBy.length > 0 ? `fed by ${listed(around.fedBy)}` : undefined,
    around.feeds.length > 0 ? `feeds ${listed(around.feeds)}` : undefined,
    node.stage === undefined ? undefined : reachedTexts[node.reached],
    ...new Set(node.stops.map(stopText)),
    problems.length > 0 ? amountOf(problems.length, "problem") : undefined,
  ]
    .filter((it) => it !== undefined)
    .join(", ");
}

/** The name of a node for people; a node may have none. */
export function shownName(name: string): string {
  return visibleText(name) || "unnamed";
}

/** The kinds of nodes that make executions. */
const runningKinds: readonly GraphNodeKind[] = ["execution", "task", "group"];

/** How often a node runs; undefined for a node that runs nothing. */
export function runsText({
  kind,
  count,
  waitsFor,
}: Pick<GraphNode, "kind" | "count" | "waitsFor">): string | undefined {
  if (!runningKinds.includes(kind)) return undefined;
  if (waitsFor.length > 0) return `as often as the metadata of ${listed(waitsFor)} says`;
  return count === undefined ? "unknown number of executions" : amountOf(count, "execution");
}

function stageText(
  { kind, stage }: Pick<GraphNode, "kind" | "stage">,
  stages: number,
): string | undefined {
  if (kind === "parameter") return undefined;
  return stage === undefined ? "never starts" : `stage ${stage + 1} of ${stages}`;
}

const reachedTexts = {
  yes: undefined,
  no: "not reached",
  unknown: "perhaps not reached",
} as const;

/** What a stop does, or may do where its condition is not known. */
export function stopText({ kind, certain }: GraphStop): string {
  const [sure, perhaps] = stopTexts[kind];
  return certain ? sure : perhaps;
}

const stopTexts: { readonly [kind in GraphStop["kind"]]: readonly [string, string] } = {
  stop: ["stops the pipeline", "may stop the pipeline"],
  error: ["ends the pipeline with an error", "may end the pipeline with an error"],
  approval: ["waits for an approval", "may wait for an approval"],
};

/** The most names that a label lists, so that a screen reader does not read on and on. */
const maxListed = 5;

function listed(names: readonly string[]): string {
  const shown = names.map(shownName);
  const left = shown.length - maxListed;
  return listText(left > 1 ? [...shown.slice(0, maxListed), `${left} more`] : shown);
}
