import type { Document } from "#core/document/document.ts";
import { startOf } from "#core/document/items-at.ts";
import { sourceOfPipeline } from "#core/document/pipeline-source.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { ProjectEstimates } from "#core/model/project-estimates.ts";
import { type Schedule, scheduleOf } from "#core/simulation/estimate/schedule.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { costShape, timeShape } from "../exports/schedule-shape.ts";
import { costText, timeText } from "../exports/schedule-words.ts";
import { matchItems } from "./match-items.ts";

/** The time and the cost of a pipeline before and after a change; undefined where there are no numbers. */
export interface TimeChange {
  /** After the change, or the last name that it had. */
  readonly pipeline: string;
  /** Where it begins after the change, as an offset of the file; undefined where it was removed. */
  readonly start: number | undefined;
  readonly before: Schedule | undefined;
  readonly after: Schedule | undefined;
}

/** The pipelines of which time or cost differ; what the config estimates counts for both versions. */
export function timeChanges(
  before: Document,
  after: Document,
  estimates: ProjectEstimates | undefined,
): readonly TimeChange[] {
  return matchItems(before, after).flatMap((pair) => {
    if (pair.kind !== "pipeline") return [];
    const change: TimeChange = {
      pipeline: pair.nameAfter ?? pair.nameBefore ?? "",
      start: pair.after && startOf(pair.after),
      before: scheduleIn(before, pair.before, estimates),
      after: scheduleIn(after, pair.after, estimates),
    };
    return sumsText(change.before) === sumsText(change.after) ? [] : [change];
  });
}

function scheduleIn(
  document: Document,
  placed: PlacedItem | undefined,
  estimates: ProjectEstimates | undefined,
): Schedule | undefined {
  const config = placed?.item.config;
  if (!placed || config?.kind !== "pipeline") return undefined;
  const found = sourceOfPipeline(document, { config, start: placed.start });
  const source = { ...found, ...(estimates && { estimates }) };
  const plan = planPipeline(withSamples({ source, metadata: {}, pipelineParameters: {} }));
  return scheduleOf(plan, source);
}

/** The time and the cost of a pipeline before and after a change, in one line. */
export function timeChangeText(change: TimeChange): string {
  return `${timeTitle(change)}: ${sumsChangeText(change)}`;
}

/** The pipeline whose time or cost differs. */
export function timeTitle({ pipeline }: TimeChange): string {
  return `pipeline "${pipeline}"`;
}

/** The time and the cost before and after a change. */
export function sumsChangeText({ before, after }: TimeChange): string {
  return `${sumsText(before)} → ${sumsText(after)}`;
}

function sumsText(schedule: Schedule | undefined): string {
  if (!schedule) return "no time known";
  const costs = schedule.costs.map((it) => `, cost ${costText(it)}`);
  return `total time ${timeText(schedule.total)}, machine time ${timeText(schedule.machineTime)}${costs.join("")}`;
}

/** The same for scripts: times in seconds. */
export function timeChangeShape({ pipeline, before, after }: TimeChange) {
  return { pipeline, before: sumsShape(before), after: sumsShape(after) };
}

function sumsShape(schedule: Schedule | undefined) {
  if (!schedule) return null;
  const { total, machineTime, costs } = schedule;
  return {
    total: timeShape(total),
    machineTime: timeShape(machineTime),
    costs: costs.map(costShape),
  };
}
