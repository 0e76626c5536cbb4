import { suggest } from "#core/base/suggest.ts";
import type { MissingName, PipelineRule } from "../rule.ts";

/** A task node names a task blueprint that the file does not define. */
export const nodeTaskMissing: PipelineRule<MissingName> = {
  code: "node-task-missing",
  severity: "error",
  summary: "A task node names a task blueprint that the file does not define.",
  scope: "pipeline",
  find({ pipeline, lookup }, report) {
    for (const node of pipeline.nodes) {
      if (node.kind !== "task" || !node.task || node.commit) continue;
      const { value, range } = node.task;
      if (lookup.task(value)) continue;
      const { hint, extra } = suggest(value, lookup.names("task"));
      report(range, { name: value, hint }, extra);
    }
  },
  message: ({ name, hint }) => `No task is named "${name}"${hint}`,
};
