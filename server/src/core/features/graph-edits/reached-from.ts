import { groupBy } from "#core/base/group-by.ts";
import type { PipelineView } from "#core/document/pipeline-view.ts";
import type { Side } from "#core/model/edge-rules.ts";

/** The names of all nodes that edges lead to from a node, or come from on the way to it, and its own; the edge of this index does not count. */
export function reachedFrom(
  { edges }: PipelineView,
  name: string,
  side: Side,
  without?: number,
): ReadonlySet<string> {
  const near = side === "target" ? "source" : "target";
  const next = groupBy(
    edges.filter((it) => it.index !== without),
    (it) => it[near]?.socket.node.value,
  );
  const seen = new Set([name]);
  for (const node of seen) {
    for (const it of next.get(node) ?? []) {
      const end = it[side]?.socket.node.value;
      if (end !== undefined) seen.add(end);
    }
  }
  return seen;
}
