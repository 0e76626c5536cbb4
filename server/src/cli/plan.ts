import { parseArgs } from "node:util";
import { planText } from "#core/features/exports/plan-text.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import type { CliIo } from "./cli-io.ts";
import { asMisuse } from "./options.ts";
import { queryOf, queryOptions } from "./query-options.ts";
import { renderPlanJson } from "./render-plan.ts";

/** The options of `plan`. */
export const planOptions = { ...queryOptions, json: { type: "boolean" } } as const;

/** Prints what a whole pipeline will run; status 1 when a part of it cannot run. */
export function plan(args: readonly string[], io: CliIo): number {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: planOptions, allowPositionals: true }),
  );
  const result = planPipeline(queryOf(values, positionals, io));
  io.out((values.json ? renderPlanJson : planText)(result));
  const notes = [...result.notes, ...result.nodes.flatMap((it) => it.fanOut?.notes ?? [])];
  return notes.some((it) => it.severity === "error") ? 1 : 0;
}
