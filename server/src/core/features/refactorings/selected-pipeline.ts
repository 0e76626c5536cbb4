import { viewIn } from "#core/document/document-view.ts";
import type { EdgeView, NodeView, PipelineView } from "#core/document/pipeline-view.ts";
import type { Selection } from "./refactoring.ts";

/** The pipeline in which a selection begins, with the node or edge. */
export interface SelectedPipeline {
  readonly view: PipelineView;
  readonly node: NodeView | undefined;
  readonly edge: EdgeView | undefined;
}

/** Finds the pipeline in which a selection begins. */
export function selectedPipeline({
  document,
  placed: { item },
  place: { path },
}: Selection): SelectedPipeline | undefined {
  if (item.config?.kind !== "pipeline") return undefined;
  const view = viewIn(document, item, item.config);
  const [, list, index] = path;
  const entry = typeof index === "number" ? index : -1;
  return {
    view,
    node: list === "nodes" ? view.nodes[entry] : undefined,
    edge: list === "edges" ? view.edges[entry] : undefined,
  };
}
