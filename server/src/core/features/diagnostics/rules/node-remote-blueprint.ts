import type { PipelineRule } from "../rule.ts";

/** A node takes its task blueprint from another commit. */
export const nodeRemoteBlueprint: PipelineRule<string> = {
  code: "node-remote-blueprint",
  severity: "warning",
  summary:
    "`vh pipeline run` looks up the task blueprint of a node in this file, even if the node has a `commit`.",
  scope: "pipeline",
  find({ pipeline }, report) {
    for (const node of pipeline.nodes) {
      if (node.kind !== "task" || !node.task || !node.commit) continue;
      const message = `"vh pipeline run" looks for task "${node.task.value}" in this file, not in commit "${node.commit.value}"`;
      report(node.task.range, message);
    }
  },
  message: (found) => found,
};
