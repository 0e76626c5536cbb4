import { baseName } from "#core/base/base-name.ts";
import type { Value } from "#core/base/value.ts";
import type { Pipeline, PipelineNode, Socket } from "#core/model/config.ts";
import { stepOfNode } from "#core/model/resolve.ts";
import type { StepSignature } from "#core/model/signature.ts";
import { type SocketType, socketTypeOf } from "#core/model/socket.ts";
import { nameSource } from "./lookup.ts";
import type { NameIndex } from "./name-index.ts";

/** An edge that a pipeline does not have yet and that would make sense. */
export interface LikelyEdge {
  readonly source: string;
  readonly target: string;
  /** Whether the target would otherwise stay empty. */
  readonly needed: boolean;
  /** Whether both ends have the same name. */
  readonly named: boolean;
  /** Whether the source is before the target in the list of nodes. */
  readonly forward: boolean;
}

/** The metadata keys that the program of a step prints and that can hold a list, likeliest first. */
export type PrintedLists = (step: string) => readonly string[];

/**
 * The edges that could fill what is not filled yet: inputs and files with outputs, parameters with values of the same
 * name, and what a task has to vary with the lists that are printed.
 */
export function likelyEdges(
  pipeline: Pipeline,
  names: NameIndex,
  printed: PrintedLists = () => [],
): readonly LikelyEdge[] {
  const nodes = pipeline.nodes.flatMap((it, index) => partOf(it, index, names) ?? []);
  const taken = fedSockets(pipeline);
  const edges = nodes.flatMap((target) =>
    targetsOf(target, names)
      .filter((it) => !taken.has(`${target.name}.${it.type}.${it.key}`))
      .flatMap((it) => edgesTo(target, it, { nodes, pipeline, printed })),
  );
  return [...edges].sort((a, b) => weight(a) - weight(b));
}

function weight({ needed, named, forward }: LikelyEdge): number {
  return (needed ? 0 : 4) + (named ? 0 : 2) + (forward ? 0 : 1);
}

interface NodePart {
  readonly name: string;
  readonly index: number;
  readonly node: PipelineNode;
  readonly step: StepSignature | undefined;
}

interface OpenTarget {
  readonly type: "input" | "parameter" | "file";
  readonly key: string;
  readonly needed: boolean;
  /** Whether it is a parameter without a value of a task, which runs once for each value of a list. */
  readonly varies?: boolean;
}

function partOf(node: PipelineNode, index: number, names: NameIndex): NodePart | undefined {
  const name = node.name?.value;
  if (name === undefined || name === "" || name.includes(".")) return undefined;
  const step = stepOfNode(node, nameSource(names));
  return { name, index, node, step: step.kind === "known" ? step.step : undefined };
}

function fedSockets(pipeline: Pipeline): ReadonlySet<string> {
  const sockets: readonly (Socket | undefined)[] = [
    ...pipeline.edges.map((it) => it.target),
    ...pipeline.parameters.flatMap((it) => it.targets),
  ];
  const texts = sockets.flatMap((it) => {
    const type = socketTypeOf(it?.type?.value);
    return it?.key && type ? [`${it.node.value}.${type}.${it.key.value}`] : [];
  });
  return new Set(texts);
}

function targetsOf({ node, step }: NodePart, names: NameIndex): readonly OpenTarget[] {
  if (node.kind === "deployment") {
    const files = node.endpoints.flatMap(({ value }) => {
      const endpoint = names.signature("endpoint", value);
      return endpoint?.kind === "endpoint" ? endpoint.files.map((it) => `${value}.${it}`) : [];
    });
    return files.map((key) => ({ type: "file", key, needed: true }));
  }
  const inputs = step?.inputs.map(({ name, optional, hasDefault }): OpenTarget => {
    return { type: "input", key: name, needed: !optional && !hasDefault };
  });
  const parameters = step?.parameters.map((it): OpenTarget => {
    const varies = isOwnTask(node) && !isSet(node, it.name) && !it.optional && isEmpty(it.default);
    return { type: "parameter", key: it.name, needed: false, varies };
  });
  return [...(inputs ?? []), ...(parameters ?? [])];
}

interface Around {
  readonly nodes: readonly NodePart[];
  readonly pipeline: Pipeline;
  readonly printed: PrintedLists;
}

/** Whether the node is a task without a blueprint that says what it varies. */
function isOwnTask(node: PipelineNode): boolean {
  return node.kind === "task" && node.task === undefined;
}

function isSet(node: PipelineNode, parameter: string): boolean {
  const overrides = node.kind === "task" ? (node.override?.parameters ?? []) : [];
  return overrides.some((it) => it.name?.value === parameter);
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value.kind === "null";
}

/** Edges from the nodes that do not wait for the target, the nearest one before it first; from later nodes only if it needs one. */
function edgesTo(
  target: NodePart,
  open: OpenTarget,
  { nodes, pipeline, printed }: Around,
): readonly LikelyEdge[] {
  const downstream = nodesDownstream(pipeline, target.name);
  const sources = nodes
    .filter((it) => it !== target && it.node.kind !== "deployment" && !downstream.has(it.name))
    .filter((it) => open.needed || it.index < target.index)
    .sort((a, b) => distance(a, target) - distance(b, target));
  const found = sources.flatMap((source) => edgeBetween(source, target, open, printed) ?? []);
  return [...found].sort((a, b) => weight(a) - weight(b));
}

/** Nodes after the target in the list count as farther away than all nodes before it. */
function distance({ index }: NodePart, target: NodePart): number {
  return index < target.index ? target.index - index : 10_000 + index;
}

/** Everything that waits for a node. */
function nodesDownstream(pipeline: Pipeline, name: string): ReadonlySet<string> {
  const downstream = new Set([name]);
  for (let size = 0; size !== downstream.size; ) {
    size = downstream.size;
    for (const { source, target } of pipeline.edges) {
      if (source && target && downstream.has(source.node.value)) downstream.add(target.node.value);
    }
  }
  return downstream;
}

function edgeBetween(
  source: NodePart,
  target: NodePart,
  open: OpenTarget,
  printed: PrintedLists,
): LikelyEdge | undefined {
  const to = `${target.name}.${open.type}.${open.key}`;
  const from = (type: SocketType, key: string) => `${source.name}.${type}.${key}`;
  const forward = source.index < target.index;
  if (open.type === "parameter") {
    const same = source.step?.parameters.some((it) => it.name === open.key);
    const list = open.varies && source.step ? printed(source.step.name)[0] : undefined;
    if (!same && list !== undefined) {
      return { source: from("metadata", list), target: to, needed: true, named: false, forward };
    }
    if (!same) return undefined;
    return { source: from("parameter", open.key), target: to, needed: false, named: true, forward };
  }
  const name = open.key.slice(open.key.lastIndexOf(".") + 1);
  const outputs = source.step?.outputs ?? [];
  const same = outputs.find((it) => stem(it) === stem(name));
  const key = same ?? (outputs.length === 1 ? outputs[0] : undefined) ?? "*";
  const named = same !== undefined;
  return { source: from("output", key), target: to, needed: open.needed, named, forward };
}

/** The last part of a path without its extension. */
function stem(path: string): string {
  const [first = ""] = baseName(path).split(".", 1);
  return first;
}
