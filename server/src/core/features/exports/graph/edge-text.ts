import type { GraphEdge } from "#core/graph/graph.ts";

/** What an edge carries in words, with the number of edges where there are several: `files, order (3 edges)`. */
export function edgeText({ kinds, parts }: GraphEdge): string {
  const carried = kinds.join(", ");
  return parts.length === 1 ? carried : `${carried} (${parts.length} edges)`;
}
