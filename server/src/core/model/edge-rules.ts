import type { PipelineNode } from "./config.ts";
import { type SocketType, socketTypes } from "./socket.ts";

/** The two ends of an edge. */
export type Side = "source" | "target";

/** Whether an edge between two socket types makes sense: `doubtful` where no source confirms or denies it. */
export type Pairing = "fits" | "doubtful" | "senseless";

/** The socket types that a node of this kind has on this side of an edge; for an unknown kind, those of any. */
export function socketTypesOf(kind: PipelineNode["kind"], side: Side): readonly SocketType[] {
  if (kind === "unknown") return anyKind[side];
  return typesByKind[kind][side];
}

/** Whether some node has sockets of this type on this side. */
export function hasDirection(type: SocketType, side: Side): boolean {
  return anyKind[side].includes(type);
}

/** How well a socket type fits another as the target of an edge. */
export function pairing(
  source: SocketType,
  sourceKind: PipelineNode["kind"],
  target: SocketType,
): Pairing {
  if (fitting[source].includes(target)) return "fits";
  const open = doubtful[source]?.includes(target) ?? false;
  return open && sourceKind !== "task" ? "doubtful" : "senseless";
}

/** The target types that an edge from this socket type can fill. */
export function targetsOf(source: SocketType): readonly SocketType[] {
  return fitting[source];
}

/** The source types that can fill this socket type. */
export function sourcesOf(target: SocketType): readonly SocketType[] {
  return socketTypes.filter((it) => fitting[it].includes(target));
}

type Sides = { readonly [S in Side]: readonly SocketType[] };

const stepNode: Sides = {
  source: ["output", "metadata", "parameter", "input", "environment-variable", "dependency"],
  target: ["input", "parameter", "environment-variable", "dependency"],
};

const deploymentNode: Sides = {
  source: ["deployment", "dependency"],
  target: ["file", "dependency"],
};

const typesByKind = { execution: stepNode, task: stepNode, deployment: deploymentNode };

const anyKind: Sides = {
  source: [...stepNode.source, "deployment"],
  target: [...stepNode.target, "file"],
};

const fitting: { readonly [T in SocketType]: readonly SocketType[] } = {
  output: ["input", "file"],
  input: ["input", "file"],
  parameter: ["parameter"],
  metadata: ["parameter"],
  "environment-variable": ["environment-variable"],
  deployment: ["parameter"],
  dependency: ["dependency"],
  file: [],
};

const doubtful: { readonly [T in SocketType]?: readonly SocketType[] } = {
  parameter: ["environment-variable"],
  metadata: ["environment-variable"],
  "environment-variable": ["parameter"],
};
