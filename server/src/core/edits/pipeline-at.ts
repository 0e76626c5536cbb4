import type { Document } from "#core/document/document.ts";
import { viewIn } from "#core/document/document-view.ts";
import { itemAt } from "#core/document/items-at.ts";
import type { PipelineView } from "#core/document/pipeline-view.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { type EditSource, sourceOf } from "./edit-source.ts";
import type { FixedProblem } from "./fix.ts";

/** The pipeline that holds a problem, ready to be edited. */
export interface EditedPipeline {
  readonly placed: PlacedItem;
  readonly source: EditSource;
  readonly view: PipelineView;
}

/** Finds the pipeline in which a problem is. */
export function pipelineAt(document: Document, problem: FixedProblem): EditedPipeline | undefined {
  const placed = itemAt(document, problem.range.start, problem.start);
  const config = placed?.item.config;
  if (!placed || config?.kind !== "pipeline") return undefined;
  return { placed, source: sourceOf(placed), view: viewIn(document, placed.item, config) };
}
