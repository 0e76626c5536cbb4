import type { SocketView } from "#core/document/pipeline-view.ts";
import type { PipelineRule } from "../rule.ts";

/** An edge takes a single value from a node that runs several executions. */
export const edgeMetadataTaskSource: PipelineRule<SocketView> = {
  code: "edge-metadata-task-source",
  severity: "information",
  summary:
    "A task node runs several executions, each with its own metadata and parameter values. It is not documented which of these values an edge passes on.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { source } of view.edges) {
      if (source?.node?.node.kind !== "task" || source.fault || !source.socket.type) continue;
      if (source.type !== "metadata" && source.type !== "parameter") continue;
      report(source.socket.type.range, source);
    }
  },
  message: ({ socket, type }) =>
    `"${socket.node.value}" is a task node; it is not documented which execution's ${type} is passed on`,
};
