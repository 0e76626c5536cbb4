import { nodeInflows } from "#core/document/node-inflows.ts";
import { convertToExecution } from "#core/edits/convert-node.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import type { PipelineRule } from "../rule.ts";

/** Nothing gives a task node several values, so it runs one execution. */
export const taskNotVaried: PipelineRule<string> = {
  code: "task-not-varied",
  severity: "information",
  summary:
    "A task node without a blueprint fans out over the lists that edges bring to its parameters. Without such an edge or pipeline parameter it runs a single execution.",
  scope: "pipeline",
  find({ view }, report) {
    const feeds = nodeInflows(view);
    for (const it of view.nodes) {
      const { node, index } = it;
      if (node.kind !== "task" || !node.step || node.task || !node.declaredType) continue;
      if ((feeds.get(it)?.parameters.size ?? 0) > 0) continue;
      const message = "No edge fills a parameter of this task node, so it runs a single execution";
      report(node.declaredType.range, message, { data: { node: String(index) } });
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const found = pipelineAt(document, problem);
    const edits = found?.node && convertToExecution(found.source, found.node);
    return edits ? [{ kind: "choose", title: "Make it an execution node", edits }] : [];
  },
};
