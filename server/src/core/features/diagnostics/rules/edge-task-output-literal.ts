import { isGlob } from "#core/base/glob.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import type { PipelineRule } from "../rule.ts";

/** An edge names one output file of a node that runs several executions. */
export const edgeTaskOutputLiteral: PipelineRule<string> = {
  code: "edge-task-output-literal",
  severity: "information",
  summary:
    "Each execution of a task node writes its own outputs. If several files have the same name, only one of them, chosen at random, is passed on. Give them different names and pass them on with a wildcard.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { source, target, index } of view.edges) {
      const key = source?.socket.key;
      if (source?.node?.node.kind !== "task" || source.fault || source.type !== "output") continue;
      if (!key || isGlob(key.value)) continue;
      const message = `Only one of the files "${key.value}" that the executions of "${source.socket.node.value}" write is passed on, chosen at random`;
      const data = { edge: String(index), target: target?.type ?? "" };
      report(key.range, message, { data });
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const found = pipelineAt(document, problem);
    const key = found?.edge?.source?.socket.key;
    if (!key || problem.data?.["target"] === "file") return [];
    if (key.range.end - key.range.start !== key.value.length) return [];
    const at = key.range.start + beforeExtension(key.value);
    const pattern = `${key.value.slice(0, at - key.range.start)}*${key.value.slice(at - key.range.start)}`;
    return [
      { kind: "choose", title: `Pass on "${pattern}"`, edits: [editAt(found.source, at, at, "*")] },
    ];
  },
};

/** Files of different executions differ before the extension: `model.pkl` becomes `model*.pkl`. */
function beforeExtension(path: string): number {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? dot : path.length;
}
