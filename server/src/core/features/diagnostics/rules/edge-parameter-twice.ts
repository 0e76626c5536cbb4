import { edgeKey } from "#core/document/edge-key.ts";
import type { EdgeView } from "#core/document/pipeline-view.ts";
import { removeEdge } from "#core/edits/remove-edge.ts";
import type { PipelineRule } from "../rule.ts";

/** Two edges fill the same parameter. */
export const edgeParameterTwice: PipelineRule<string> = {
  code: "edge-parameter-twice",
  severity: "error",
  summary:
    "Only one edge can fill a parameter, even one that takes several values. Take the value from a single node.",
  scope: "pipeline",
  find({ view }, report) {
    const first = new Map<string, EdgeView>();
    const seen = new Set<string>();
    for (const edge of view.edges) {
      const { target } = edge;
      const key = target?.socket.key;
      if (target?.type !== "parameter" || target.fault || !key) continue;
      const identity = JSON.stringify([target.socket.node.value, key.value]);
      const before = first.get(identity)?.target?.socket;
      if (!before) first.set(identity, edge);
      const same = edgeKey(edge);
      if (before && !seen.has(same)) {
        const { value } = target.socket.node;
        report(key.range, `Parameter "${key.value}" of node "${value}" is filled by another edge`, {
          data: { edge: String(edge.index) },
          related: [{ range: before.range, message: "The other edge" }],
        });
      }
      seen.add(same);
    }
  },
  message: (found) => found,
  fix: (_found, problem, document) => removeEdge(problem, document, "Remove this edge"),
};
