import { type MatchedRuns, matchRuns } from "#core/simulation/runs/match-runs.ts";
import { doneIndices, metricOrder } from "#core/simulation/runs/run-metrics.ts";
import { progressText, uncountedTexts } from "#core/simulation/runs/runs-text.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { AmongFilter } from "#core/simulation/view/among.ts";
import type { VariantOrder } from "#core/simulation/view/variant-view.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { runsOfFiles } from "./runs-file.ts";

/** The options that say what has run already. */
export const runsOptions = {
  runs: { type: "string", multiple: true },
  run: { type: "boolean" },
  "not-run": { type: "boolean" },
} as const;

interface RunsValues {
  readonly runs?: string[] | undefined;
  readonly run?: boolean | undefined;
  readonly "not-run"?: boolean | undefined;
}

/** Matches the runs of the files that `--runs` names with what a node runs, and says how many match; undefined without files. */
export async function givenRuns(
  values: RunsValues,
  fanOut: FanOut,
  io: CliIo,
): Promise<MatchedRuns | undefined> {
  const { runs = [], run, "not-run": notRun } = values;
  if (run && notRun) throw new UsageError("--run and --not-run exclude each other");
  const given = await runsOfFiles(runs, io);
  if (!given) {
    if (run || notRun) throw new UsageError(`${run ? "--run" : "--not-run"} needs --runs FILE`);
    return undefined;
  }
  const matched = matchRuns(fanOut, given.runs);
  if (matched.problem === undefined) io.error(`${progressText(matched, fanOut.count ?? 0n)}\n`);
  for (const text of uncountedTexts(matched)) io.error(`${text}\n`);
  return matched;
}

/** The filter that `--run` or `--not-run` asks for. */
export function runFilters(
  { run, "not-run": notRun }: RunsValues,
  matched: MatchedRuns | undefined,
): readonly AmongFilter[] {
  if (!matched || (!run && !notRun)) return [];
  return [{ kind: "among", indices: doneIndices(matched), inside: run === true }];
}

/** The order by a metric of earlier runs, where it names no parameter. */
export function orderWithMetrics(
  order: VariantOrder | undefined,
  fanOut: FanOut,
  matched: MatchedRuns | undefined,
): VariantOrder | undefined {
  const isParameter = fanOut.columns.some((it) => it.name === order?.parameter);
  if (!order || isParameter || !matched?.metrics.includes(order.parameter)) return order;
  return metricOrder(matched, order);
}
