import type { PipelineRule } from "../rule.ts";

/** An edge takes a single value from a node that runs several executions. */
export const edgeMetadataTaskSource: PipelineRule<string> = {
  code: "edge-metadata-task-source",
  severity: "information",
  summary:
    "A task node runs several executions, each with its own metadata and parameter values. It is not documented which of these values an edge passes on.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { source } of view.edges) {
      if (source?.node?.node.kind !== "task" || source.fault || !source.socket.type) continue;
      if (source.type !== "metadata" && source.type !== "parameter") continue;
      const { node, type } = source.socket;
      report(
        type.range,
        `"${node.value}" is a task node: which execution's ${source.type} is passed on is not documented`,
      );
    }
  },
  message: (found) => found,
};
