import { nearnessTo } from "#core/base/name-nearness.ts";
import type { Pipeline, PipelineNode, Socket } from "#core/model/config.ts";
import type { StepSignature } from "#core/model/signature.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { runsStep } from "#core/model/step-node.ts";
import { type CompletionPlace, indexIn, pipelineOf } from "../completion-place.ts";
import { itemsAround } from "./items-around.ts";
import { likeliestFirst, weigh } from "./likeliest-first.ts";

/** Found by fitting them to the nodes of public files. */
const weights = {
  near: 1.4,
  nearest: 1.4,
  elsewhere: 1.2,
  sibling: 0.5,
  used: -0.9,
  above: 0.6,
  afterAbove: 0.9,
  beforeBelow: 0.8,
  declares: 1.3,
};

/** The steps that the node or task at the cursor can run, likeliest first. */
export function likeliestSteps(
  place: CompletionPlace,
  steps: readonly string[],
): readonly string[] {
  const pipeline = pipelineOf(place);
  const context = pipeline ? nodeContext(place, pipeline) : noContext;
  const name = context.node?.name?.value ?? place.config?.name?.value ?? "";
  const nearness = nearnessTo(name);
  const near = new Map(steps.map((it) => [it, nearness(it)]));
  const nearest = [...near.values()].reduce((most, it) => Math.max(most, it), 0.01);
  return likeliestFirst(steps, (it, index) => {
    const own = near.get(it) ?? 0;
    return weigh(weights, {
      near: own,
      nearest: own === nearest,
      elsewhere: context.elsewhere.has(it),
      sibling: context.siblings.has(it),
      used: context.used.has(it),
      above: it === context.above,
      afterAbove: index > 0 && steps[index - 1] === context.above,
      beforeBelow: context.below !== undefined && steps[index + 1] === context.below,
      declares: shareOf(context.keys, (key) => declares(place.names.step(it), key)),
    });
  });
}

function shareOf<T>(list: readonly T[], holds: (it: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(holds).length / list.length;
}

/** What the pipelines of the file show about a node. */
interface NodeContext {
  readonly node: PipelineNode | undefined;
  /** The steps of other nodes: of those above and below, of all, and of those whose names differ only in a number. */
  readonly above: string | undefined;
  readonly below: string | undefined;
  readonly used: ReadonlySet<string>;
  readonly siblings: ReadonlySet<string>;
  /** The steps of nodes with this name in other pipelines. */
  readonly elsewhere: ReadonlySet<string>;
  /** The parameters and inputs of the node that edges, pipeline parameters and its override name. */
  readonly keys: readonly NamedKey[];
}

interface NamedKey {
  readonly type: string | undefined;
  readonly key: string;
}

const none: ReadonlySet<string> = new Set();
const noContext: NodeContext = {
  node: undefined,
  above: undefined,
  below: undefined,
  used: none,
  siblings: none,
  elsewhere: none,
  keys: [],
};

function nodeContext(place: CompletionPlace, pipeline: Pipeline): NodeContext {
  const { nodes } = pipeline;
  const at = indexIn(place, "nodes");
  const node = nodes[at];
  const name = node?.name?.value ?? "";
  const others = nodes.filter((it) => it !== node);
  const siblings = others.filter((it) => stemOf(it.name?.value ?? "") === stemOf(name));
  return {
    node,
    above: stepOf(nodes[at - 1]),
    below: stepOf(nodes[at + 1]),
    used: stepsOf(others),
    siblings: stepsOf(siblings),
    elsewhere: stepsElsewhere(place, name),
    keys: node ? keysOf(pipeline, node, name) : [],
  };
}

function stemOf(name: string): string {
  return name.replace(/(?<![\W_])[\W_]*(?<!\d)\d+$/, "");
}

function stepOf(node: PipelineNode | undefined): string | undefined {
  return runsStep(node) ? node.step?.value : undefined;
}

function stepsOf(nodes: readonly PipelineNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap((it) => stepOf(it) ?? []));
}

/** More pipelines than these would repeat what the nearest ones show. */
const enough = 20;

function stepsElsewhere(place: CompletionPlace, name: string): ReadonlySet<string> {
  const found: PipelineNode[] = [];
  let pipelines = 0;
  for (const { config } of itemsAround(place)) {
    if (pipelines >= enough) break;
    if (config?.kind !== "pipeline") continue;
    pipelines++;
    for (const it of config.nodes) if (it.name?.value === name) found.push(it);
  }
  return stepsOf(found);
}

function keysOf(
  { edges, parameters }: Pipeline,
  node: PipelineNode,
  name: string,
): readonly NamedKey[] {
  const sockets = [
    ...edges.flatMap(({ source, target }) => [source, target]),
    ...parameters.flatMap((it) => it.targets),
  ];
  return [...overridden(node), ...sockets.flatMap((it) => keyAt(it, name))];
}

function keyAt(socket: Socket | undefined, name: string): readonly NamedKey[] {
  const key = socket?.key?.value;
  if (!socket || socket.node.value !== name || key === undefined || key.includes("*")) return [];
  const type = socketTypeOf(socket.type?.value);
  return type === "input" || type === "parameter" ? [{ type, key }] : [];
}

function overridden(node: PipelineNode): readonly NamedKey[] {
  const override = runsStep(node) ? node.override : undefined;
  const named = (type: string, list: NonNullable<typeof override>["inputs"] = []) =>
    list.flatMap((it) => (it.name ? { type, key: it.name.value } : []));
  return [...named("input", override?.inputs), ...named("parameter", override?.parameters)];
}

function declares(step: StepSignature | undefined, { type, key }: NamedKey): boolean {
  const list = type === "input" ? step?.inputs : step?.parameters;
  return list?.some((it) => it.name === key) ?? false;
}
