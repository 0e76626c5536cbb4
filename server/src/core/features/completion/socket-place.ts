import type { SourceRange } from "#core/base/range.ts";
import type { Pipeline, PipelineNode, Socket } from "#core/model/config.ts";
import type { Side } from "#core/model/edge-rules.ts";
import { nodeNamed, stepOfNode } from "#core/model/resolve.ts";
import type { StepSignature } from "#core/model/signature.ts";
import {
  type CompletionPlace,
  type InsertionPoint,
  indexIn,
  namesKind,
  pipelineOf,
} from "./completion-place.ts";

export type SocketPart = "node" | "type" | "key";

/** What is known around a socket. */
export type SocketSurroundings = Pick<
  CompletionPlace,
  "document" | "names" | "request" | "path" | "typed" | "before" | "after"
>;

/** A socket that is being chosen: one end of an edge, or the target of a pipeline parameter. */
export interface SocketQuery {
  readonly place: SocketSurroundings;
  readonly pipeline: Pipeline;
  readonly side: Side;
  /** Whether it is the target of a pipeline parameter, which can only be a parameter. */
  readonly isTarget: boolean;
  /** The part that is being chosen. */
  readonly part: SocketPart;
  readonly partRange: SourceRange;
  /** The parts before that one. */
  readonly nodeName: string;
  readonly type: string;
  /** The other end of the edge, as far as it is written. */
  readonly other: OtherEnd | undefined;
  /** The index of the edge or pipeline parameter, which does not count as feeding its own target. */
  readonly index: number;
}

/** A socket at the cursor. */
export interface SocketPlace extends SocketQuery {
  readonly place: CompletionPlace;
  readonly point: InsertionPoint;
  /** Whether a dot and the next part follow. */
  readonly followed: boolean;
}

export interface OtherEnd {
  readonly socket: Socket;
  readonly node: PipelineNode | undefined;
}

/** Reads a place as one in a socket, if it is. */
export function socketPlaceOf(place: CompletionPlace): SocketPlace | undefined {
  const pipeline = pipelineOf(place);
  if (!pipeline) return undefined;
  const target = namesKind(place, "target");
  if (target) {
    const index = indexIn(place, "parameters");
    return { ...partsOf(place), ...base(place, target, pipeline), index, isTarget: true };
  }
  const point = namesKind(place, "socket");
  const side = sideOf(place);
  if (!point || !side) return undefined;
  const index = indexIn(place, "edges");
  const other = otherEnd(pipeline, index, side);
  return { ...partsOf(place), ...base(place, point, pipeline), side, index, other };
}

function base(place: CompletionPlace, point: InsertionPoint, pipeline: Pipeline) {
  const side: Side = "target";
  return { place, point, pipeline, side, isTarget: false, other: undefined };
}

function sideOf({ path }: CompletionPlace): Side | undefined {
  switch (path.at(-1)) {
    case 0:
    case "source":
      return "source";
    case 1:
    case "target":
      return "target";
    default:
      return undefined;
  }
}

function otherEnd(pipeline: Pipeline, index: number, side: Side): OtherEnd | undefined {
  const edge = pipeline.edges[index];
  const socket = side === "source" ? edge?.target : edge?.source;
  return socket && { socket, node: nodeNamed(pipeline, socket.node.value) };
}

/** The parts of the typed text: a node and a type end at their dot, a key keeps further dots. */
function partsOf({ before, after, typed }: CompletionPlace) {
  const [nodeName = "", type = "", ...key] = before.split(".");
  const part: SocketPart = key.length > 0 ? "key" : before.includes(".") ? "type" : "node";
  const current = part === "key" ? key.join(".") : part === "type" ? type : nodeName;
  const cursor = typed.start + before.length;
  const dot = part === "key" ? -1 : after.indexOf(".");
  return {
    part,
    nodeName,
    type,
    followed: dot >= 0,
    partRange: { start: cursor - current.length, end: dot < 0 ? typed.end : cursor + dot },
  };
}

/** The step of a node, where this file can know it. */
export function stepOf(
  { place }: SocketQuery,
  node: PipelineNode | undefined,
): StepSignature | undefined {
  const step = node && stepOfNode(node, place.names);
  return step?.kind === "known" ? step.step : undefined;
}
