import { type LikelyEdge, likelyEdges } from "#core/document/likely-edges.ts";
import type { Pipeline } from "#core/model/config.ts";
import type { CompletionPlace } from "./completion-place.ts";
import { printedLists } from "./metadata-keys.ts";
import type { SocketPlace } from "./socket-place.ts";

/** In a larger pipeline the edges take long to find and are too many to help. */
const largestPipeline = 60;

/** The edges that fill what is not filled yet, likeliest first. */
export function openEdges(place: CompletionPlace, pipeline: Pipeline): readonly LikelyEdge[] {
  if (pipeline.nodes.length > largestPipeline) return [];
  return likelyEdges(pipeline, place.document.names, (step) => printedLists(place, step));
}

/** The targets that would otherwise stay empty and that the source of the edge can fill; none at other places. */
export function targetsInNeed(socket: SocketPlace): ReadonlySet<string> {
  const { place, pipeline, side, other } = socket;
  if (side !== "target" || !other) return new Set();
  const fitting = openEdges(place, pipeline).filter(
    ({ needed, source }) => needed && source === other.socket.text,
  );
  return new Set(fitting.map(({ target }) => target));
}
