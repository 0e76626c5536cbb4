import { nodeInflows } from "#core/document/node-inflows.ts";
import type { NodeView } from "#core/document/pipeline-view.ts";
import { convertToExecution } from "#core/edits/change-node-type.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import type { PipelineRule } from "../rule.ts";

/** Nothing gives a task node several values, so it runs one execution. */
export const taskNotVaried: PipelineRule<NodeView> = {
  code: "task-not-varied",
  severity: "information",
  summary:
    "A task node without a blueprint fans out over the lists that edges bring to its parameters. Without such an edge or pipeline parameter it runs a single execution.",
  scope: "pipeline",
  find({ view }, report) {
    if (view.losesEdges) return;
    const feeds = nodeInflows(view);
    for (const it of view.nodes) {
      const { node } = it;
      if (node.kind !== "task" || !node.step || node.task || !node.declaredType) continue;
      if ((feeds.get(it)?.parameters.size ?? 0) > 0) continue;
      report(node.declaredType.range, it);
    }
  },
  message: () => "No edge fills a parameter of this task node, so it runs a single execution",
  fix(node, problem, document) {
    const source = pipelineAt(document, problem)?.source;
    const edits = source && convertToExecution(source, node);
    return edits ? [{ kind: "choose", title: "Make it an execution node", edits }] : [];
  },
};
