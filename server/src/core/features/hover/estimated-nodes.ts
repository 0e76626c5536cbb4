import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { OwnEstimate } from "#core/document/estimates-in.ts";
import { sourceOfPipeline } from "#core/document/pipeline-source.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { type EnteredMetadata, enteredFor } from "#core/document/run-counts.ts";
import type { ProjectEstimates } from "#core/model/project-estimates.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { Figure } from "#core/simulation/estimate/figure.ts";
import { type ScheduledNode, scheduleOf } from "#core/simulation/estimate/schedule.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";

/** What is known beside the file that decides times and costs. */
export interface KnownBeside {
  readonly entered: EnteredMetadata | undefined;
  readonly estimates: ProjectEstimates | undefined;
}

/** A node for which a comment gives at least one figure. */
export interface EstimatedNode {
  readonly pipeline: string;
  readonly scheduled: ScheduledNode;
}

/** The nodes of the pipelines of a document for which comments, in absolute ranges, give at least one figure. */
export function estimatedNodes(
  document: Document,
  owner: OwnEstimate,
  comments: readonly SourceRange[],
  { entered, estimates }: KnownBeside,
): readonly EstimatedNode[] {
  return document.items.flatMap((placed) => {
    const source = sourceUsing(document, placed, owner);
    if (!source) return [];
    const { config } = source.pipeline;
    const known = { ...source, ...(estimates && { estimates }) };
    const metadata = enteredFor(config, entered);
    const plan = planPipeline(withSamples({ source: known, metadata, pipelineParameters: {} }));
    return (scheduleOf(plan, known)?.nodes ?? []).flatMap((scheduled) =>
      figuresIn(scheduled).some((it) => isFrom(it, comments))
        ? [{ pipeline: config.name?.value ?? "", scheduled }]
        : [],
    );
  });
}

/** The pipeline of an item with what it runs; undefined where what is estimated is not in it. */
function sourceUsing(
  document: Document,
  { item: { config }, start }: PlacedItem,
  { kind, name }: OwnEstimate,
): PipelineSource | undefined {
  if (config?.kind !== "pipeline") return undefined;
  const source = sourceOfPipeline(document, { config, start });
  const named = { node: config.nodes, step: source.steps, task: source.tasks }[kind];
  const names = named.map((it) => ("config" in it ? it.config.name : it.name)?.value);
  return names.includes(name) ? source : undefined;
}

function figuresIn({ figures }: ScheduledNode): readonly Figure<unknown>[] {
  return [figures.duration, figures.parallel, figures.price].filter((it) => it !== undefined);
}

function isFrom({ source }: Figure<unknown>, comments: readonly SourceRange[]): boolean {
  if (source.kind !== "comment") return false;
  const { start, end } = source.range;
  return comments.some((it) => it.start <= start && end <= it.end);
}
