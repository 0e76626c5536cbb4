import { visibleText } from "#core/base/visible-text.ts";
import type { GraphEdge } from "#core/graph/graph.ts";

/** The most edges between two nodes that the editor's hovers describe. */
export const mostDescribed = 3;

/** The most edges between two nodes that a tooltip names. */
const mostNamed = 12;

/** What a person reads who points at an edge: each edge of the file, and what the editor's hovers say about the first ones, by the places where these begin. */
export function edgeTooltip(
  { parts }: GraphEdge,
  descriptions: ReadonlyMap<number, string>,
): string {
  const named = parts
    .slice(0, mostNamed)
    .map((it) => `${visibleText(it.source)} → ${visibleText(it.target)}: ${it.text}`);
  const unnamed = parts.length > mostNamed ? [`and ${parts.length - mostNamed} more`] : [];
  const described = parts
    .slice(0, mostDescribed)
    .flatMap((it) => descriptions.get(it.range.start) || []);
  const others = parts.length - mostDescribed;
  const more =
    described.length > 0 && others > 0
      ? [`${others} more ${others === 1 ? "edge is" : "edges are"} not described here`]
      : [];
  return [[...named, ...unnamed].join("\n"), ...described, ...more].join("\n\n");
}
