import type { Located } from "../base/range.ts";
import type { Override, Pipeline, PipelineNode, Socket } from "../model/config.ts";
import type { Item } from "../model/piece.ts";
import { type NameSource, nodeOfSocket, stepOfNode } from "../model/resolve.ts";
import { type SocketType, socketTypeOf } from "../model/socket.ts";
import type { Entity, StepPart } from "./entity.ts";
import {
  definition,
  type Occurrence,
  partOf,
  placeholderOccurrences,
  reference,
} from "./occurrence.ts";

/** Every place in a pipeline where something is named. */
export function pipelineOccurrences(
  item: Item,
  pipeline: Pipeline,
  names: NameSource,
): readonly Occurrence[] {
  const sockets = [
    ...pipeline.edges.flatMap((it) => [it.source, it.target]),
    ...pipeline.parameters.flatMap((it) => it.targets),
  ];
  return [
    ...definition(pipeline.name, (name) => ({ kind: "pipeline", name })),
    ...pipeline.nodes.flatMap((it) => nodeOccurrences(item, pipeline, it, names)),
    ...sockets.flatMap((it) => (it ? socketOccurrences(pipeline, it, names) : [])),
  ];
}

function nodeEntity(pipeline: Pipeline): (name: string) => Entity {
  return (name) => ({ kind: "node", pipeline: pipeline.name?.value ?? "", name });
}

function nodeOccurrences(
  item: Item,
  pipeline: Pipeline,
  node: PipelineNode,
  names: NameSource,
): readonly Occurrence[] {
  const own = definition(node.name, nodeEntity(pipeline));
  switch (node.kind) {
    case "unknown":
      return own;
    case "deployment":
      return [
        ...own,
        ...reference(node.deployment, (name) => ({ kind: "deployment", name })),
        ...node.endpoints.flatMap((it) => reference(it, (name) => ({ kind: "endpoint", name }))),
      ];
    case "execution":
    case "task":
      return [
        ...own,
        ...(node.commit ? [] : reference(node.step, (name) => ({ kind: "step", name }))),
        ...(node.kind === "task" ? reference(node.task, (name) => ({ kind: "task", name })) : []),
        ...overrideOccurrences(item, node.override, stepName(node, names)),
      ];
  }
}

function stepName(node: PipelineNode, names: NameSource): string | undefined {
  const found = stepOfNode(node, names);
  return found.kind === "known" ? found.step.name : undefined;
}

function overrideOccurrences(
  item: Item,
  override: Override | undefined,
  step: string | undefined,
): readonly Occurrence[] {
  if (!override || step === undefined) return [];
  const parts = (kind: StepPart["kind"], list: readonly { name: Located<string> | undefined }[]) =>
    list.flatMap((it) => reference(it.name, partOf(step, kind)));
  return [
    ...parts("parameter", override.parameters),
    ...parts("input", override.inputs),
    ...parts("environment-variable", override.environmentVariables),
    ...placeholderOccurrences(item.text, override.commands ?? [], step),
  ];
}

function socketOccurrences(
  pipeline: Pipeline,
  socket: Socket,
  names: NameSource,
): readonly Occurrence[] {
  const node = nodeOfSocket(pipeline, socket);
  const ofNode = reference(socket.node, nodeEntity(pipeline));
  const key = node ? keyOccurrences(socket, node, names) : [];
  return [...ofNode, ...key].map((it) => ({ ...it, node: socket.node.value }));
}

function keyOccurrences(
  socket: Socket,
  node: PipelineNode,
  names: NameSource,
): readonly Occurrence[] {
  const type = socketTypeOf(socket.type?.value);
  if (!type || !socket.key) return [];
  if (type === "file") return fileOccurrences(socket.key);
  const step = stepName(node, names);
  const kind = partKinds[type];
  return step === undefined || !kind ? [] : reference(socket.key, partOf(step, kind));
}

const partKinds: { readonly [K in SocketType]?: StepPart["kind"] } = {
  parameter: "parameter",
  input: "input",
  output: "output",
  "environment-variable": "environment-variable",
  metadata: "metadata",
};

/** The key of a file socket is `ENDPOINT.FILE`. */
function fileOccurrences(key: Located<string>): readonly Occurrence[] {
  const dot = key.value.indexOf(".");
  if (dot < 0) return reference(key, (name) => ({ kind: "endpoint", name }));
  const endpoint = key.value.slice(0, dot);
  const split = key.range.start + dot;
  const first = { value: endpoint, range: { start: key.range.start, end: split } };
  const second = {
    value: key.value.slice(dot + 1),
    range: { start: split + 1, end: key.range.end },
  };
  return [
    ...reference(first, (name) => ({ kind: "endpoint", name })),
    ...reference(second, (name) => ({ kind: "endpoint-file", endpoint, name })),
  ];
}
