import type { Located } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type {
  ExecutionNode,
  Pipeline,
  PipelineNode,
  Socket,
  TaskNode,
} from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { type NameSource, nodeOfSocket, stepOfNode, variablesOf } from "#core/model/resolve.ts";
import { partOf as partOfText, type SocketType, socketTypeOf } from "#core/model/socket.ts";
import { conditionOccurrences } from "./condition-occurrences.ts";
import {
  definition,
  type Occurrence,
  partOf,
  placeholderOccurrences,
  rawPlaceholderOccurrences,
  reference,
  variableOccurrences,
} from "./occurrence.ts";
import type { StepPart, YamlSymbol } from "./symbol.ts";

/** Every occurrence of a name in a pipeline, in offsets of its piece. */
export function pipelineOccurrences(
  item: Item,
  pipeline: Pipeline,
  names: NameSource,
): readonly Occurrence[] {
  const sockets = [
    ...pipeline.edges.flatMap((it) => [it.source, it.target]),
    ...pipeline.parameters.flatMap((it) => it.targets),
  ];
  const owner = pipeline.name?.value ?? "";
  return [
    ...definition(pipeline.name, (name) => ({ kind: "pipeline", name })),
    ...pipeline.parameters.flatMap((it) =>
      definition(it.name, (name) => ({ kind: "pipeline-parameter", pipeline: owner, name })),
    ),
    ...pipeline.nodes.flatMap((it) => nodeOccurrences(item, pipeline, it, names)),
    ...sockets.flatMap((it) => (it ? socketOccurrences(item, pipeline, it, names) : [])),
    ...conditionOccurrences(item, (node) => node && stepName(node, names)),
  ];
}

function nodeSymbol(pipeline: Pipeline): (name: string) => YamlSymbol {
  return (name) => ({ kind: "node", pipeline: pipeline.name?.value ?? "", name });
}

function nodeOccurrences(
  item: Item,
  pipeline: Pipeline,
  node: PipelineNode,
  names: NameSource,
): readonly Occurrence[] {
  const own = definition(node.name, nodeSymbol(pipeline));
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
        ...overrideOccurrences(item, node, names),
      ];
  }
}

function stepName(node: PipelineNode, names: NameSource): string | undefined {
  const found = stepOfNode(node, names);
  return found.kind === "known" ? found.step.name : undefined;
}

function overrideOccurrences(
  item: Item,
  node: ExecutionNode | TaskNode,
  names: NameSource,
): readonly Occurrence[] {
  const found = stepOfNode(node, names);
  const { override } = node;
  if (!override || found.kind !== "known") return [];
  const step = found.step.name;
  const commands = override.commands ?? [];
  const defaults = override.inputs.flatMap((it) => it.default ?? []);
  const variables = variablesOf(node, found.step);
  const parts = (kind: StepPart["kind"], list: readonly { name: Located<string> | undefined }[]) =>
    list.flatMap((it) => reference(it.name, partOf(step, kind)));
  return [
    ...parts("parameter", override.parameters),
    ...parts("input", override.inputs),
    ...parts("environment-variable", override.environmentVariables),
    ...placeholderOccurrences(item.text, [...commands, ...defaults.flatMap(textOf)], step),
    ...defaults
      .filter((it) => it.value.kind === "list")
      .flatMap((it) => rawPlaceholderOccurrences(item.text, it, step)),
    ...variableOccurrences(item.text, commands, step, variables),
  ];
}

function textOf({ value, range }: Located<Value>): readonly Located<string>[] {
  return value.kind === "string" ? [{ value: value.value, range }] : [];
}

function socketOccurrences(
  item: Item,
  pipeline: Pipeline,
  socket: Socket,
  names: NameSource,
): readonly Occurrence[] {
  const node = nodeOfSocket(pipeline, socket);
  const ofNode = socket.node.value === "" ? [] : inSocket(socket.node, nodeSymbol(pipeline));
  const key = node ? keyOccurrences(item, socket, node, names) : [];
  return [...ofNode, ...key].map((it) => ({ ...it, node: socket.node.value }));
}

function inSocket(
  part: Located<string>,
  symbol: (name: string) => YamlSymbol,
): readonly Occurrence[] {
  return reference(part, symbol, "socket");
}

function keyOccurrences(
  item: Item,
  socket: Socket,
  node: PipelineNode,
  names: NameSource,
): readonly Occurrence[] {
  const type = socketTypeOf(socket.type?.value);
  if (!type || !socket.key || socket.key.value === "") return [];
  if (type === "file") return fileOccurrences(item, socket.key);
  const step = stepName(node, names);
  const kind = partKinds[type];
  return step === undefined || !kind ? [] : inSocket(socket.key, partOf(step, kind));
}

const partKinds: { readonly [K in SocketType]?: StepPart["kind"] } = {
  parameter: "parameter",
  input: "input",
  output: "output",
  "environment-variable": "environment-variable",
  metadata: "metadata",
};

/** The key of a file socket is `ENDPOINT.FILE`. */
function fileOccurrences({ text }: Item, key: Located<string>): readonly Occurrence[] {
  const dot = key.value.indexOf(".");
  if (dot < 0) return inSocket(key, (name) => ({ kind: "endpoint", name }));
  const endpoint = partOfText(text, key, 0, dot);
  const file = partOfText(text, key, dot + 1, key.value.length);
  return [
    ...inSocket(endpoint, (name) => ({ kind: "endpoint", name })),
    ...inSocket(file, (name) => ({ kind: "endpoint-file", endpoint: endpoint.value, name })),
  ];
}
