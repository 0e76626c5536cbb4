import type { Duration } from "#core/model/estimate.ts";
import type { PlannedNode } from "../plan/pipeline-plan.ts";
import type { Figure } from "./figure.ts";

/** What earlier runs tell about durations. */
export interface TimedRun {
  /** The name of its step; undefined where the file does not say it. */
  readonly step: string | undefined;
  readonly environment: string | undefined;
  /** Undefined where it is not known. */
  readonly seconds: number | undefined;
}

/** Runs that have ended well, from one file. */
export interface EarlierRuns {
  readonly file: string;
  readonly runs: readonly TimedRun[];
}

/** The shortest, the median and the longest duration of the earlier runs of a node's step on its environment. */
export function measuredDuration(
  { file, runs }: EarlierRuns,
  { fanOut }: PlannedNode,
): Figure<Duration> | undefined {
  const step = fanOut?.template?.step;
  const environment = environmentOf(fanOut);
  if (step === undefined) return undefined;
  const lengths = runs
    .filter((it) => it.step === step && isSame(it.environment, environment))
    .flatMap((it) => milliseconds(it.seconds))
    .sort((a, b) => a - b);
  const [min] = lengths;
  if (min === undefined) return undefined;
  const value = { min, typical: medianOf(lengths), max: lengths.at(-1) ?? min };
  return { value, source: { kind: "runs", file, count: lengths.length } };
}

/** The environment that the file says a node runs on. */
export function environmentOf(fanOut: PlannedNode["fanOut"]): string | undefined {
  const value = fanOut?.settings.find((it) => it.key === "environment")?.value;
  return value?.kind === "string" ? value.value : undefined;
}

/** Whether two environments may be the same: one that is not known may be any. */
function isSame(first: string | undefined, second: string | undefined): boolean {
  return first === undefined || second === undefined || first === second;
}

function milliseconds(seconds: number | undefined): readonly number[] {
  const rounded = Math.round((seconds ?? -1) * 1000);
  return Number.isSafeInteger(rounded) && rounded > 0 ? [rounded] : [];
}

function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? upper;
  return Math.round((lower + upper) / 2);
}
