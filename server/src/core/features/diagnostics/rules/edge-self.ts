import type { PipelineRule } from "../rule.ts";

/** An edge leads from a node to itself. */
export const edgeSelf: PipelineRule<string> = {
  code: "edge-self",
  severity: "error",
  summary: "A node cannot feed itself: it would have to finish before it starts.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { source, target } of view.edges) {
      if (!source?.node || source.node !== target?.node) continue;
      if (source.fault === "parts" || target.fault === "parts") continue;
      const { value, range } = target.socket.node;
      report(range, value);
    }
  },
  message: (node) => `Node "${node}" cannot feed itself`,
};
