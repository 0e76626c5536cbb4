import { oncePer } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import { itemNamed } from "#core/document/document.ts";
import { viewIn } from "#core/document/document-view.ts";
import { edgeKey } from "#core/document/edge-key.ts";
import type { EdgeView, NodeView, PipelineView } from "#core/document/pipeline-view.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { type EditSource, sourceOf } from "#core/edits/edit-source.ts";
import { nodeId, nodeIds } from "#core/graph/node-id.ts";
import type { Socket } from "#core/model/config.ts";
import { socketOf } from "#core/model/socket.ts";
import { hasConflictMarkers, unresolvedConflict } from "#core/syntax/conflict-markers.ts";
import type { MappingNode } from "#core/syntax/tree.ts";
import { diagnose } from "../diagnostics/diagnose.ts";
import { type EdgeRef, type Refused, refused } from "./graph-edit.ts";

/** A pipeline that is changed in its graph. */
export interface EditedPipeline {
  readonly kind: "pipeline";
  readonly document: Document;
  readonly placed: PlacedItem;
  readonly source: EditSource;
  readonly body: MappingNode;
  readonly view: PipelineView;
}

/** The pipeline of this name, ready to be changed, or why nothing in it can be changed. */
export function editedPipeline(document: Document, name: string): EditedPipeline | Refused {
  if (hasConflictMarkers(document.text)) {
    return refused(`${unresolvedConflict}, so nothing is changed`);
  }
  if (document.isPartlyRead) {
    return refused("The file is too large to be read as a whole, so nothing is changed");
  }
  if (diagnose(document).some((it) => it.code === "yaml-syntax")) {
    return refused("The file has a syntax error, so nothing is changed; correct it first");
  }
  const placed = itemNamed(document, "pipeline", name);
  const config = placed?.item.config;
  if (!placed || config?.kind !== "pipeline") return refused(`No pipeline is named "${name}"`);
  const body = placed.item.entry?.value;
  if (body?.kind !== "mapping") {
    return refused(
      `Pipeline "${name}" is written elsewhere, at an anchor, so it is not changed here`,
    );
  }
  const view = viewIn(document, placed.item, config);
  return { kind: "pipeline", document, placed, source: sourceOf(placed), body, view };
}

/** The node of this id in the graph, if it has a name. */
export function nodeOfId({ view }: EditedPipeline, id: string): NodeView | undefined {
  const at = nodeIds(view.pipeline.nodes).indexOf(id);
  return view.nodes[at]?.node.name ? view.nodes[at] : undefined;
}

/** The node of this id if edges can name it: only the first node of a name can be meant, and no name with a dot. */
export function connectableNode(pipeline: EditedPipeline, id: string): NodeView | undefined {
  const found = nodeOfId(pipeline, id);
  const name = found?.node.name?.value ?? "";
  return nodeId(name) === id && !name.includes(".") ? found : undefined;
}

/** The edge that is meant, if it is still there. */
export function edgeOfRef(
  { view, placed }: EditedPipeline,
  { source, target, start }: EdgeRef,
): EdgeView | undefined {
  return view.edges.find(
    ({ edge }) =>
      placed.start + edge.range.start === start &&
      edge.source?.text === source &&
      edge.target?.text === target,
  );
}

/** Whether the pipeline has an edge between these sockets, in whichever form it is written. */
export function hasEdge(
  { view }: EditedPipeline,
  ends: { readonly source: string; readonly target: string },
): boolean {
  return edgeKeysOf(view).has(edgeKey(socketNamed(ends.source), socketNamed(ends.target)));
}

const edgeKeysOf = oncePer(
  ({ edges }: PipelineView): ReadonlySet<string> =>
    new Set(
      edges.flatMap(({ edge: { source, target } }) =>
        source && target ? edgeKey(source, target) : [],
      ),
    ),
);

/** The socket of this text, which is not written in the file. */
export function socketNamed(text: string): Socket {
  return socketOf(text, { value: text, range: { start: 0, end: text.length } });
}

/** Why an edge is not found that a graph shows. */
export const noSuchEdge = refused("The edge is not there any more, so nothing is changed");

/** Why a node is not found that a graph shows. */
export const noSuchNode = refused("The node is not there any more, so nothing is changed");
