import { groupBy } from "#core/base/group-by.ts";
import type { PipelineView } from "#core/document/pipeline-view.ts";

/** Whether edges lead from one node to another, by their names; the edge of this index does not count. */
export function leadsTo(
  { edges }: PipelineView,
  from: string,
  to: string,
  without?: number,
): boolean {
  const next = groupBy(
    edges.filter((it) => it.index !== without),
    (it) => it.source?.socket.node.value,
  );
  const seen = new Set<string | undefined>([from]);
  for (const node of seen) {
    if (node === to) return true;
    for (const it of next.get(node) ?? []) seen.add(it.target?.socket.node.value);
  }
  return false;
}
