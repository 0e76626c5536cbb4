import type { TextEdit } from "#core/base/edit.ts";
import type { Located } from "#core/base/range.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { freeName } from "#core/edits/free-name.ts";
import { type EditedPipeline, pipelineAt } from "#core/edits/pipeline-at.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { PipelineRule } from "../rule.ts";

/** A node's name has a dot, at which sockets are split. */
export const nodeNameDot: PipelineRule<Located<string>> = {
  code: "node-name-dot",
  severity: "error",
  summary:
    "Valohai splits an edge end at its dots, so no edge and no pipeline parameter can refer to a node whose name contains a dot.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { name } of view.nodes.map((it) => it.node)) {
      if (name?.value.includes(".")) report(name.range, name);
    }
  },
  message: ({ value }) => `Edges cannot address "${value}": a node's name must not contain a dot`,
  fix(name, problem, document) {
    const pipeline = pipelineAt(document, problem);
    if (!pipeline) return [];
    const plain = name.value.replaceAll(".", "-");
    const taken = pipeline.view.nodeNames;
    const free = taken.includes(plain) ? freeName(plain, taken) : plain;
    const { start, end } = name.range;
    const own = editAt(pipeline.source, start, end, scalarText(free, "flow"));
    return [
      {
        kind: "choose",
        title: `Rename to "${free}"`,
        edits: [own, ...socketEdits(pipeline, name, free)],
      },
    ];
  },
};

/** The sockets that were meant for the node follow its new name. */
function socketEdits(
  { view, source }: EditedPipeline,
  name: Located<string>,
  free: string,
): readonly TextEdit[] {
  const sockets = [
    ...view.edges.flatMap(({ edge }) => [edge.source, edge.target]),
    ...view.targets.map((it) => it.socket),
  ];
  return sockets.flatMap((socket) => {
    if (!socket?.text.startsWith(`${name.value}.`) || view.node(socket.node.value)) return [];
    const { start, end } = socket.range;
    if (end - start !== socket.text.length) return [];
    return [editAt(source, start, start + name.value.length, free)];
  });
}
