import type { TextEdit } from "#core/base/edit.ts";
import type { Located } from "#core/base/range.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { freeName } from "#core/edits/free-name.ts";
import { type EditedPipeline, pipelineAt } from "#core/edits/pipeline-at.ts";
import { scalarText } from "#core/edits/yaml-text.ts";
import type { PipelineRule } from "../rule.ts";

/** A node's name has a dot, at which sockets are split. */
export const nodeNameDot: PipelineRule<string> = {
  code: "node-name-dot",
  severity: "error",
  summary:
    "Valohai splits an edge end at its dots, so no edge and no pipeline parameter can refer to a node whose name contains a dot.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { node, index } of view.nodes) {
      if (!node.name?.value.includes(".")) continue;
      const { value, range } = node.name;
      report(range, `Edges cannot address "${value}": a node's name must not contain a dot`, {
        data: { node: String(index) },
      });
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const found = pipelineAt(document, problem);
    const name = found?.node?.node.name;
    if (!name) return [];
    const plain = name.value.replaceAll(".", "-");
    const taken = found.view.nodeNames;
    const free = taken.includes(plain) ? freeName(plain, taken) : plain;
    const { start, end } = name.range;
    const own = editAt(found.source, start, end, scalarText(free, "flow"));
    return [
      {
        kind: "choose",
        title: `Rename to "${free}"`,
        edits: [own, ...socketEdits(found, name, free)],
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
