import { isGlob } from "#core/base/glob.ts";
import type { Located } from "#core/base/range.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import type { SocketType } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";

/** An edge names one output file of a node that runs several executions. */
export const edgeTaskOutputLiteral: PipelineRule<TaskOutput> = {
  code: "edge-task-output-literal",
  severity: "information",
  summary:
    "Each execution of a task node writes its own outputs. If several files have the same name, only one of them, chosen at random, is passed on. Give them different names and pass them on with a wildcard.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { source, target } of view.edges) {
      const key = source?.socket.key;
      if (source?.node?.node.kind !== "task" || source.fault || source.type !== "output") continue;
      if (!key || isGlob(key.value)) continue;
      report(key.range, { key, node: source.socket.node.value, target: target?.type });
    }
  },
  message: ({ key, node }) =>
    `Only one of the files "${key.value}" that the executions of "${node}" write is passed on, chosen at random`,
  fix({ key, target }, problem, document) {
    const source = pipelineAt(document, problem)?.source;
    if (!source || target === "file") return [];
    if (key.range.end - key.range.start !== key.value.length) return [];
    const at = key.range.start + beforeExtension(key.value);
    const pattern = `${key.value.slice(0, at - key.range.start)}*${key.value.slice(at - key.range.start)}`;
    return [
      { kind: "choose", title: `Pass on "${pattern}"`, edits: [editAt(source, at, at, "*")] },
    ];
  },
};

/** The name of a file that the executions of a task node write, and what it is passed on to. */
interface TaskOutput {
  readonly key: Located<string>;
  readonly node: string;
  readonly target: SocketType | undefined;
}

/** Assumes that files of different executions differ before the extension: `model.pkl` becomes `model*.pkl`. */
function beforeExtension(path: string): number {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? dot : path.length;
}
