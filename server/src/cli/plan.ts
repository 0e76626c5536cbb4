import { parseArgs } from "node:util";
import { lineColumns } from "#core/base/line-column.ts";
import { planText } from "#core/features/exports/plan-text.ts";
import { scheduleShape } from "#core/features/exports/schedule-shape.ts";
import { scheduleText } from "#core/features/exports/schedule-text.ts";
import { scheduleOf } from "#core/simulation/estimate/schedule.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { timedRuns } from "#core/simulation/runs/timed-runs.ts";
import type { CliIo } from "./cli-io.ts";
import { estimatesFor, withEstimates } from "./estimates.ts";
import { asMisuse } from "./options.ts";
import { fileQuery, queryOptions } from "./query-options.ts";
import { renderPlanJson } from "./render-plan.ts";
import { runsOfFiles } from "./runs-file.ts";

/** The options of `plan`. */
export const planOptions = {
  ...queryOptions,
  runs: { type: "string", multiple: true },
  json: { type: "boolean" },
} as const;

/** Prints what a whole pipeline will run, and when, where numbers are given; status 1 when a part of it cannot run. */
export async function plan(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: planOptions, allowPositionals: true }),
  );
  const { file, document, query } = fileQuery(values, positionals, io);
  const result = planPipeline(query);
  const source = withEstimates(query.source, await estimatesFor(file, io));
  const given = await runsOfFiles(values.runs ?? [], io);
  const schedule = scheduleOf(result, source, given && timedRuns(given.names, given.runs));
  const place = lineColumns(document.text);
  const lineOf = (offset: number) => place(offset).line;
  if (values.json) io.out(renderPlanJson(result, schedule && scheduleShape(schedule, lineOf)));
  else io.out(planText(result) + (schedule ? scheduleText(schedule, lineOf) : ""));
  const notes = [...result.notes, ...result.nodes.flatMap((it) => it.fanOut?.notes ?? [])];
  return notes.some((it) => it.severity === "error") ? 1 : 0;
}
