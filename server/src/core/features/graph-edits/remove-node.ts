import { amountOf } from "#core/base/amount-of.ts";
import { listText } from "#core/base/list-text.ts";
import { nodeId } from "#core/graph/node-id.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { checkedEdit } from "./checked-edit.ts";
import { type EditedPipeline, nodeOfId, noSuchNode } from "./edited-pipeline.ts";
import { type EditOf, type GraphChoice, type GraphEdited, refused } from "./graph-edit.ts";
import { changeOfList } from "./plain-change.ts";
import { removeFromList } from "./write-list.ts";

/** The removal of a node, with what is removed with it as the detail; none if the node is not there. */
export function removals(pipeline: EditedPipeline, id: string): readonly GraphChoice[] {
  const found = nodeOfId(pipeline, id);
  if (!found) return [];
  const edges = edgesOf(pipeline, id).map(
    ({ edge }) => `${edge.source?.text ?? "?"} → ${edge.target?.text ?? "?"}`,
  );
  return [
    {
      label: `Remove ${whatGoes(pipeline, id)}`,
      detail: edges.length === 0 ? undefined : edges.join(", "),
      node: id,
      edit: { kind: "removeNode", node: id },
    },
  ];
}

/** Removes a node and all edges from and to it; refused while a pipeline parameter has a target in it. */
export function removeNode(
  pipeline: EditedPipeline,
  { node: id }: EditOf<"removeNode">,
): GraphEdited {
  const found = nodeOfId(pipeline, id);
  if (!found) return noSuchNode;
  const parameter = parameterOf(pipeline, id);
  if (parameter !== undefined) {
    return refused(
      `Nothing is changed, because pipeline parameter "${parameter}" has a target in the node; remove the target in the file first`,
    );
  }
  const { source, body } = pipeline;
  const indices = edgesOf(pipeline, id).map((it) => it.index);
  const nodeEdits = removeFromList(source, body, "nodes", [found.index]);
  const edgeEdits = indices.length === 0 ? [] : removeFromList(source, body, "edges", indices);
  const withoutNode = changeOfList("nodes", (nodes) => nodes.filter((_, at) => at !== found.index));
  const withoutEdges = changeOfList("edges", (all) => all.filter((_, at) => !indices.includes(at)));
  return checkedEdit(
    pipeline,
    nodeEdits && edgeEdits && [...nodeEdits, ...edgeEdits],
    (item) => (indices.length === 0 ? withoutNode(item) : withoutEdges(withoutNode(item))),
    {
      done: `Removed ${whatGoes(pipeline, id)}`,
      list: nodeEdits ? "edges" : "nodes",
      ...neighbourOf(pipeline, found.index),
    },
  );
}

/** The node before a removed one, or else the one after it, which the graph selects then. */
function neighbourOf({ view }: EditedPipeline, index: number): { readonly node?: string } {
  const { nodes } = view.pipeline;
  const node = (nodes[index - 1] ?? nodes[index + 1])?.name?.value;
  return node === undefined ? {} : { node };
}

/** A node and what is removed with it, such as `node train, 2 edges and its override`. */
function whatGoes(pipeline: EditedPipeline, id: string): string {
  const found = nodeOfId(pipeline, id);
  const { length } = edgesOf(pipeline, id);
  const hasOverride = found?.syntax.kind === "mapping" && entriesOf(found.syntax).has("override");
  return listText([
    `node ${found?.node.name?.value ?? ""}`,
    ...(length > 0 ? [amountOf(length, "edge")] : []),
    ...(hasOverride ? ["its override"] : []),
  ]);
}

/** The edges from or to a node. Where a name is repeated, edges mean the first node. */
function edgesOf({ view }: EditedPipeline, id: string) {
  const name = firstName(view, id);
  return view.edges.filter(({ source, target }) =>
    [source, target].some((it) => it !== undefined && it.socket.node.value === name),
  );
}

/** A pipeline parameter with a target in a node. */
function parameterOf({ view }: EditedPipeline, id: string): string | undefined {
  const name = firstName(view, id);
  const found = view.pipeline.parameters.find((it) =>
    it.targets.some((target) => target.node.value === name),
  );
  return found?.name?.value;
}

/** The name by which edges mean a node; undefined for a node that has the name of one before it. */
function firstName({ pipeline }: EditedPipeline["view"], id: string): string | undefined {
  return pipeline.nodes.find((it) => it.name && nodeId(it.name.value) === id)?.name?.value;
}
