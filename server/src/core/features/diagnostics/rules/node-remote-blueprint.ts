import type { PipelineRule } from "../rule.ts";

/** A node takes its task blueprint from another commit. */
export const nodeRemoteBlueprint: PipelineRule<RemoteBlueprint> = {
  code: "node-remote-blueprint",
  severity: "warning",
  summary:
    "`vh pipeline run` looks up the task blueprint of a node in this file, even if the node has a `commit`.",
  scope: "pipeline",
  find({ pipeline }, report) {
    for (const node of pipeline.nodes) {
      if (node.kind !== "task" || !node.task || !node.commit) continue;
      report(node.task.range, { task: node.task.value, commit: node.commit.value });
    }
  },
  message: ({ task, commit }) =>
    `"vh pipeline run" looks for task "${task}" in this file, not in commit "${commit}"`,
};

interface RemoteBlueprint {
  readonly task: string;
  readonly commit: string;
}
