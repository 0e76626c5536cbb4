import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { viewIn } from "#core/document/document-view.ts";
import type { PipelineView } from "#core/document/pipeline-view.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { type EditSource, sourceOf } from "./edit-source.ts";

/** The parts of a problem that a fix needs to find its place again. */
export interface FixedProblem {
  readonly range: SourceRange;
  readonly start: number;
}

/** The pipeline that holds a problem, ready to be edited. */
export interface EditedPipeline {
  readonly placed: PlacedItem;
  readonly source: EditSource;
  readonly view: PipelineView;
}

/** Finds the pipeline in which a problem is. */
export function pipelineAt(document: Document, problem: FixedProblem): EditedPipeline | undefined {
  const placed = document.items.find((it) => holds(it, problem));
  const config = placed?.item.config;
  if (!placed || config?.kind !== "pipeline") return undefined;
  return { placed, source: sourceOf(placed), view: viewIn(document, placed.item, config) };
}

function holds({ item, start }: PlacedItem, problem: FixedProblem): boolean {
  if (start !== problem.start) return false;
  const { range } = item.node;
  return range.start <= problem.range.start - start && problem.range.end - start <= range.end;
}
