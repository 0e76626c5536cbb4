import type { PipelineNode } from "#core/model/config.ts";
import { type Pairing, pairing, socketTypesOf } from "#core/model/edge-rules.ts";
import { variablesOf } from "#core/model/resolve.ts";
import type { StepSignature } from "#core/model/signature.ts";
import { type SocketType, socketTypeOf } from "#core/model/socket.ts";
import { likeliestNodes } from "./likelihood/edge-node.ts";
import { likeliestTypes } from "./likelihood/edge-type.ts";
import { type SocketQuery, stepOf } from "./socket-place.ts";

/** The nodes that the socket can belong to, likeliest first: edges usually go from earlier to later nodes. */
export function nodesFor(socket: SocketQuery): readonly PipelineNode[] {
  const { pipeline, other, side } = socket;
  const otherName = other?.socket.node.value;
  const possible = pipeline.nodes.filter(
    ({ name }) => name && name.value !== otherName && !name.value.includes("."),
  );
  const fitting = possible.filter((it) => typesFor(socket, it).length > 0);
  const at = other?.node ? pipeline.nodes.indexOf(other.node) : -1;
  if (at < 0) return likeliestNodes(socket, fitting);
  const later = fitting.filter((it) => pipeline.nodes.indexOf(it) > at);
  const earlier = fitting.filter((it) => pipeline.nodes.indexOf(it) < at).reverse();
  return likeliestNodes(
    socket,
    side === "target" ? [...later, ...earlier] : [...earlier, ...later],
  );
}

/** The socket types that a node has on this side and that go with the other end, likeliest first. */
export function typesFor(
  socket: SocketQuery,
  node: PipelineNode | undefined,
): readonly SocketType[] {
  if (socket.isTarget) return node?.kind === "deployment" ? [] : ["parameter"];
  const step = stepOf(socket, node);
  const types = socketTypesOf(node?.kind ?? "unknown", socket.side).filter(
    (it) => !node || !step || hasAny(node, step, it),
  );
  const fits = types.filter((it) => fitOf(socket, node, it) === "fits");
  const doubtful = types.filter((it) => fitOf(socket, node, it) === "doubtful");
  return likeliestTypes(socket, step, [...fits, ...doubtful]);
}

/** The type that is written at the other end. */
export function otherTypeOf({ other }: SocketQuery): SocketType | undefined {
  return socketTypeOf(other?.socket.type?.value);
}

function hasAny(node: PipelineNode, step: StepSignature, type: SocketType): boolean {
  switch (type) {
    case "parameter":
      return step.parameters.length > 0;
    case "input":
      return step.inputs.length > 0;
    case "environment-variable":
      return variablesOf(node, step).length > 0;
    default:
      return true;
  }
}

/** How well a type goes with the other end: with its type, or with the types that its node has. */
function fitOf(socket: SocketQuery, node: PipelineNode | undefined, type: SocketType): Pairing {
  const { other, side } = socket;
  const opposite = side === "source" ? "target" : "source";
  const written = otherTypeOf(socket);
  const otherKind = other?.node?.kind ?? "unknown";
  const otherTypes = written ? [written] : socketTypesOf(otherKind, opposite);
  const ownKind = node?.kind ?? "unknown";
  const fits = otherTypes.map((it) =>
    side === "source" ? pairing(type, ownKind, it) : pairing(it, otherKind, type),
  );
  if (fits.includes("fits")) return "fits";
  return fits.includes("doubtful") ? "doubtful" : "senseless";
}
