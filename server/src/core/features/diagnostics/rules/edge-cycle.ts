import type { PipelineRule } from "../rule.ts";
import { cyclesOf } from "../support/cycles.ts";

/** Edges lead from a node back to itself through others. */
export const edgeCycle: PipelineRule<readonly string[]> = {
  code: "edge-cycle",
  severity: "error",
  summary:
    "A node starts when the sources of all its edges are complete, so nodes that wait for each other in a cycle never start.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { edge, path } of cyclesOf(view)) {
      const range = edge.target?.socket.node.range;
      if (range) report(range, path);
    }
  },
  message: (path) => `This edge closes the cycle ${path.join(" → ")}; none of its nodes can start`,
};
