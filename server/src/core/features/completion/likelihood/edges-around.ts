import { oncePer } from "#core/base/once-per.ts";
import type { Edge, Socket } from "#core/model/config.ts";
import type { Side } from "#core/model/edge-rules.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { SocketQuery } from "../socket-place.ts";
import { itemsAround } from "./items-around.ts";

/** One end of an edge; parts that are not written are empty, and types are singular. */
export interface End {
  readonly node: string;
  readonly type: string;
  readonly key: string;
}

/** An edge as seen from the side on which the cursor is. */
export interface SeenEdge {
  readonly own: End;
  readonly other: End;
}

/** What the edge at the cursor can be compared with. */
export interface EdgesAround extends SeenEdge {
  readonly above: SeenEdge | undefined;
  readonly below: SeenEdge | undefined;
  /** The other edges of the pipeline; for the target of a pipeline parameter, the other targets of all parameters. */
  readonly here: readonly SeenEdge[];
  /** The edges of other pipelines of the file, the nearest first. */
  readonly elsewhere: readonly SeenEdge[];
}

/** More edges than this would repeat what the nearest ones show. */
const enough = 200;

/** The edges around a socket; a pipeline parameter counts as the other end of each of its targets. */
export const edgesAround = oncePer((socket: SocketQuery): EdgesAround => {
  return socket.isTarget ? targetsAround(socket) : pipelineEdges(socket);
});

/** Whether two ends are the same. */
export function isSameEnd(a: End, b: End): boolean {
  return a.node === b.node && hasSameRest(a, b);
}

/** Whether two ends have the same type and key. */
export function hasSameRest(a: End, b: End): boolean {
  return a.type === b.type && a.key === b.key;
}

function pipelineEdges(socket: SocketQuery): EdgesAround {
  const { pipeline, index, side } = socket;
  const edges = pipeline.edges.map((it) => seenFrom(side, it));
  return {
    own: ownEnd(socket),
    other: endOf(socket.other?.socket),
    above: edges[index - 1],
    below: edges[index + 1],
    here: edges.filter((_, at) => at !== index),
    elsewhere: edgesElsewhere(socket),
  };
}

function targetsAround(socket: SocketQuery): EdgesAround {
  const { pipeline, place, index } = socket;
  const last = place.path.at(-1);
  const at = typeof last === "number" ? last : 0;
  const targets = pipeline.parameters.map(({ name, targets }) =>
    targets.map((it) => ({ own: endOf(it), other: parameterEnd(name?.value) })),
  );
  const own = targets[index] ?? [];
  return {
    own: ownEnd(socket),
    other: parameterEnd(pipeline.parameters[index]?.name?.value),
    above: own[at - 1],
    below: own[at + 1],
    here: targets.flatMap((list) => (list === own ? list.filter((_, it) => it !== at) : list)),
    elsewhere: [],
  };
}

function parameterEnd(name = ""): End {
  return { node: "", type: "parameter", key: name };
}

/** The end at the cursor without the part that is being written. */
function ownEnd({ place, part }: SocketQuery): End {
  const [node = "", type = "", ...key] = (place.before + place.after).split(".");
  return {
    node: part === "node" ? "" : node,
    type: part === "type" ? "" : (socketTypeOf(type) ?? type),
    key: part === "key" ? "" : key.join("."),
  };
}

function edgesElsewhere({ place, side }: SocketQuery): readonly SeenEdge[] {
  const found: SeenEdge[] = [];
  for (const { config } of itemsAround(place)) {
    if (found.length >= enough) break;
    if (config?.kind !== "pipeline") continue;
    for (const it of config.edges) found.push(seenFrom(side, it));
  }
  return found;
}

function seenFrom(side: Side, { source, target }: Edge): SeenEdge {
  const [own, other] = side === "source" ? [source, target] : [target, source];
  return { own: endOf(own), other: endOf(other) };
}

function endOf(socket: Socket | undefined): End {
  const type = socket?.type?.value ?? "";
  return {
    node: socket?.node.value ?? "",
    type: socketTypeOf(type) ?? type,
    key: socket?.key?.value ?? "",
  };
}
