import { edgeKey } from "#core/document/edge-key.ts";
import type { EdgeView } from "#core/document/pipeline-view.ts";
import { removeEdge } from "#core/edits/remove-edge.ts";
import type { PipelineRule } from "../rule.ts";

/** Two edges fill the same parameter. */
export const edgeParameterTwice: PipelineRule<EdgeView> = {
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
      const same = edgeKey(edge.source?.socket, target.socket);
      if (before && !seen.has(same)) {
        report(key.range, edge, {
          related: [{ range: before.range, message: "The other edge" }],
        });
      }
      seen.add(same);
    }
  },
  message: ({ target }) =>
    `Parameter "${target?.socket.key?.value}" of node "${target?.socket.node.value}" is filled by another edge`,
  fix: (edge, problem, document) => removeEdge(edge, problem, document, "Remove this edge"),
};
