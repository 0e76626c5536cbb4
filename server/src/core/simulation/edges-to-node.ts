import { groupBy } from "#core/base/group-by.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Edge, Pipeline } from "#core/model/config.ts";

/** The edges that lead to a node of a pipeline, in file order. */
export function edgesToNode(pipeline: Pipeline, node: string): readonly Edge[] {
  return edgesByTarget(pipeline).get(node) ?? [];
}

const edgesByTarget = oncePer(({ edges }: Pipeline) =>
  groupBy(edges, (it) => it.target?.node.value),
);
