import type { Located } from "#core/base/range.ts";
import type { NodeView } from "#core/document/pipeline-view.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { freeName } from "#core/edits/free-name.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { PipelineRule } from "../rule.ts";

/** Two nodes of a pipeline have the same name. */
export const nodeDuplicate: PipelineRule<Located<string>> = {
  code: "node-duplicate",
  severity: "error",
  summary: "Edges refer to nodes by name, so every node of a pipeline needs a name of its own.",
  scope: "pipeline",
  find({ view }, report) {
    const first = new Map<string, NodeView>();
    for (const it of view.nodes) {
      const { name } = it.node;
      if (!name) continue;
      const before = first.get(name.value)?.node.name;
      if (!before) {
        first.set(name.value, it);
        continue;
      }
      report(name.range, name, {
        related: [{ range: before.range, message: "The other node" }],
      });
    }
  },
  message: ({ value }) => `Another node of this pipeline is named "${value}"`,
  fix(name, problem, document) {
    const pipeline = pipelineAt(document, problem);
    if (!pipeline) return [];
    const free = freeName(name.value, pipeline.view.nodeNames);
    const { start, end } = name.range;
    const edits = [editAt(pipeline.source, start, end, scalarText(free, "flow"))];
    return [{ kind: "choose", title: `Rename this node to "${free}"`, edits }];
  },
};
