import { groupBy } from "#core/base/group-by.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Pipeline } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { Document } from "./document.ts";
import { recordingLookup } from "./lookup.ts";
import { knownStep, type NodeView, type PipelineView, pipelineView } from "./pipeline-view.ts";

/** A node with the pipeline that it is in. */
export interface NodeInPipeline {
  readonly view: PipelineView;
  readonly node: NodeView;
}

/** A pipeline of a document with its names resolved, the same object for all callers with this version. */
export function viewIn(document: Document, item: Item, pipeline: Pipeline): PipelineView {
  const known = viewsOf(document);
  const view = known.get(item) ?? pipelineView(item, pipeline, recordingLookup(document.names));
  known.set(item, view);
  return view;
}

const viewsOf = oncePer((_: Document) => new Map<Item, PipelineView>());

/** The nodes of all pipelines that run the step of this name, as far as this file shows. */
export function nodesOfStep(document: Document, step: string): readonly NodeInPipeline[] {
  return nodesByStep(document).get(step) ?? [];
}

const nodesByStep = oncePer(
  (document: Document): ReadonlyMap<string | undefined, readonly NodeInPipeline[]> => {
    const nodes = document.items.flatMap(({ item }) => {
      if (item.config?.kind !== "pipeline") return [];
      const view = viewIn(document, item, item.config);
      return view.nodes.map((node) => ({ view, node }));
    });
    return groupBy(nodes, ({ node }) => knownStep(node)?.name);
  },
);
