import type { Pipeline } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { Document } from "./document.ts";
import { recordingLookup } from "./lookup.ts";
import { knownStep, type NodeView, type PipelineView, pipelineView } from "./pipeline-view.ts";

const views = new WeakMap<Document, Map<Item, PipelineView>>();
const nodes = new WeakMap<Document, ReadonlyMap<string, readonly PlacedNode[]>>();

/** A node with the pipeline that it stands in. */
export interface PlacedNode {
  readonly view: PipelineView;
  readonly node: NodeView;
}

/** A pipeline of a document with its names resolved, the same for all who ask about this version. */
export function viewIn(document: Document, item: Item, pipeline: Pipeline): PipelineView {
  const known = views.get(document) ?? new Map<Item, PipelineView>();
  views.set(document, known);
  const view = known.get(item) ?? pipelineView(item, pipeline, recordingLookup(document.names));
  known.set(item, view);
  return view;
}

/** The nodes of all pipelines that run the step of this name, as far as the document can know it. */
export function nodesOfStep(document: Document, step: string): readonly PlacedNode[] {
  const known = nodes.get(document) ?? nodesByStep(document);
  nodes.set(document, known);
  return known.get(step) ?? [];
}

function nodesByStep(document: Document): ReadonlyMap<string, readonly PlacedNode[]> {
  const byStep = new Map<string, PlacedNode[]>();
  for (const { item } of document.items) {
    if (item.config?.kind !== "pipeline") continue;
    const view = viewIn(document, item, item.config);
    for (const node of view.nodes) {
      const name = knownStep(node)?.name;
      if (name === undefined) continue;
      const found = byStep.get(name);
      if (found) found.push({ view, node });
      else byStep.set(name, [{ view, node }]);
    }
  }
  return byStep;
}
