import { groupBy } from "#core/base/group-by.ts";
import type { Edge, Pipeline } from "#core/model/config.ts";

/** The edges that lead to a node of a pipeline, in file order. */
export function edgesToNode(pipeline: Pipeline, node: string): readonly Edge[] {
  const known = memo.get(pipeline) ?? groupBy(pipeline.edges, (it) => it.target?.node.value);
  memo.set(pipeline, known);
  return known.get(node) ?? [];
}

const memo = new WeakMap<Pipeline, ReadonlyMap<string | undefined, readonly Edge[]>>();
