import type { PipelineNode, Socket } from "#core/model/config.ts";
import { variablesOf } from "#core/model/resolve.ts";
import type { ParameterSignature, StepSignature } from "#core/model/signature.ts";
import { type SocketType, socketTypeOf } from "#core/model/socket.ts";
import { keyGuesses } from "./likelihood/key-guesses.ts";
import { likeliestKeys } from "./likelihood/likely-edge-key.ts";
import { metadataKeysOf, printedKeys } from "./metadata-keys.ts";
import type { OfferKind } from "./offer.ts";
import { parameterDetail } from "./signature-text.ts";
import { otherTypeOf } from "./socket-options.ts";
import { type SocketQuery, stepOf } from "./socket-place.ts";

/** A key that a socket can end with. */
export interface SocketKey {
  readonly name: string;
  readonly kind: OfferKind;
  readonly detail: string | undefined;
  readonly rank: number;
}

/** The keys that a socket of a node and type can have, likeliest first. */
export function keysFor(
  socket: SocketQuery,
  node: PipelineNode | undefined,
  type: SocketType,
): readonly SocketKey[] {
  const nodeName = node?.name?.value ?? socket.nodeName;
  const keys = [...keysOfType(socket, node, nodeName, type)].sort((a, b) => a.rank - b.rank);
  const known = new Set(keys.map((it) => it.name));
  const guesses = socket.part === "key" ? keyGuesses(socket, node, type) : [];
  const fresh = guesses
    .filter((it) => !known.has(it))
    .map((name): SocketKey => ({ name, kind: kindOf(type), detail: undefined, rank: 0 }));
  return likeliestKeys(
    socket,
    node,
    type,
    [...keys, ...fresh].map((it) => ({
      ...it,
      need: it.rank >= 20000 ? "fed" : it.rank >= 10000 ? "optional" : "open",
    })),
  );
}

function kindOf(type: SocketType): OfferKind {
  return type === "dependency" || type === "deployment" ? "value" : type;
}

function keysOfType(
  socket: SocketQuery,
  node: PipelineNode | undefined,
  nodeName: string,
  type: SocketType,
): readonly SocketKey[] {
  const step = stepOf(socket, node);
  switch (type) {
    case "output":
      return patterns(step?.outputs ?? [], seenKeys(socket, nodeName, type), "output");
    case "input":
      return inputKeys(socket, step, nodeName);
    case "parameter":
      return parameterKeys(socket, step, nodeName);
    case "environment-variable":
      return plainKeys(node && step ? variablesOf(node, step) : [], type);
    case "metadata":
      return plainKeys(metadataKeys(socket, step, nodeName), type);
    case "file":
      return plainKeys(endpointFiles(socket, node), type);
    case "deployment":
      return plainKeys(["id", "version_id"], "value");
    case "dependency":
      return plainKeys(["*"], "value");
  }
}

function plainKeys(names: readonly string[], kind: OfferKind): readonly SocketKey[] {
  return names.map((name, rank) => ({ name, kind, detail: undefined, rank }));
}

/** Declared names, patterns that other edges use, and the pattern for everything. */
function patterns(
  declared: readonly string[],
  seen: readonly string[],
  kind: OfferKind,
): readonly SocketKey[] {
  const others = seen.filter((it) => it !== "*" && !declared.includes(it));
  const names = [...new Set([...declared, ...others])];
  const all = { name: "*", kind, detail: "all files", rank: names.length };
  return [...plainKeys(names, kind), all];
}

function inputKeys(
  socket: SocketQuery,
  step: StepSignature | undefined,
  nodeName: string,
): readonly SocketKey[] {
  const inputs = step?.inputs ?? [];
  if (socket.side === "source") {
    const names = inputs.map(({ name }) => name);
    return patterns(names, seenKeys(socket, nodeName, "input"), "input");
  }
  const fed = fedKeys(socket, nodeName, "input");
  return inputs.map(({ name, optional, hasDefault }, index) => {
    const needed = !optional && !hasDefault;
    const rank = index + (fed.has(name) ? 20000 : needed ? 0 : 10000);
    return { name, kind: "input", detail: fed.has(name) ? alreadyFed : undefined, rank };
  });
}

function parameterKeys(
  socket: SocketQuery,
  step: StepSignature | undefined,
  nodeName: string,
): readonly SocketKey[] {
  const fed = socket.side === "target" ? fedKeys(socket, nodeName, "parameter") : new Set<string>();
  const sourceType = sourceParameter(socket)?.type;
  return (step?.parameters ?? []).map((it, index) => {
    const unlike = sourceType !== undefined && it.type !== sourceType;
    const rank =
      index + (fed.has(it.name) ? 20000 : 0) + (unlike || isFlagFed(socket, it) ? 10000 : 0);
    const detail = fed.has(it.name) ? alreadyFed : parameterDetail(it);
    return { name: it.name, kind: "parameter", detail, rank };
  });
}

const alreadyFed = "already fed";

/** The parameter that the other end brings. */
function sourceParameter(socket: SocketQuery): ParameterSignature | undefined {
  if (socket.side === "source" || otherTypeOf(socket) !== "parameter") return undefined;
  const key = socket.other?.socket.key?.value;
  return stepOf(socket, socket.other?.node)?.parameters.find(({ name }) => name === key);
}

/** Flags are rarely what an edge fills. */
function isFlagFed(socket: SocketQuery, { type }: ParameterSignature): boolean {
  return socket.side === "target" && type === "flag";
}

/** What the program of the step prints, what other edges of the node carry, and what is read from the step elsewhere. */
function metadataKeys(
  socket: SocketQuery,
  step: StepSignature | undefined,
  nodeName: string,
): readonly string[] {
  const { place, partRange } = socket;
  const typed = place.document.text.slice(partRange.start, partRange.end);
  const printed = step ? printedKeys(place, step.name) : [];
  const elsewhere = step ? metadataKeysOf(place, step.name, typed) : [];
  return [...new Set([...printed, ...seenKeys(socket, nodeName, "metadata"), ...elsewhere])];
}

/** The keys of a node's sockets of this type in the other edges, each once. */
function seenKeys(socket: SocketQuery, nodeName: string, type: SocketType): readonly string[] {
  const sources = socket.pipeline.edges
    .filter((_, index) => index !== socket.index)
    .flatMap((it) => it.source ?? []);
  return [...new Set(sources.flatMap((it) => keyOf(it, nodeName, type)))];
}

/** What other edges and pipeline parameters feed already. */
function fedKeys(socket: SocketQuery, nodeName: string, type: SocketType): ReadonlySet<string> {
  const { pipeline, index, isTarget } = socket;
  const edges = pipeline.edges.filter((_, at) => isTarget || at !== index);
  const parameters = pipeline.parameters.filter((_, at) => !isTarget || at !== index);
  const sockets = [
    ...edges.flatMap((it) => it.target ?? []),
    ...parameters.flatMap((it) => it.targets),
  ];
  return new Set(sockets.flatMap((it) => keyOf(it, nodeName, type)));
}

function keyOf({ node, type, key }: Socket, nodeName: string, wanted: SocketType): string[] {
  const matches = node.value === nodeName && socketTypeOf(type?.value) === wanted;
  return matches && key && key.value !== "" ? [key.value] : [];
}

/** `ENDPOINT.FILE` for each file of the node's endpoints, or of all if it lists none. */
function endpointFiles(socket: SocketQuery, node: PipelineNode | undefined): readonly string[] {
  const { names } = socket.place.document;
  const listed = node?.kind === "deployment" ? node.endpoints.map(({ value }) => value) : [];
  const endpoints = listed.length > 0 ? listed : names.names("endpoint");
  return endpoints.flatMap((endpoint) => {
    const signature = names.signature("endpoint", endpoint);
    return signature?.kind === "endpoint" ? signature.files.map((it) => `${endpoint}.${it}`) : [];
  });
}
