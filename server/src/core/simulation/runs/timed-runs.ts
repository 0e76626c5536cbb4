import type { EarlierRuns } from "../estimate/measured-duration.ts";
import { type EarlierRun, outcomeOf } from "./earlier-run.ts";

/** The runs that have ended well, as a source of durations; `file` names where they were read. */
export function timedRuns(file: string, runs: readonly EarlierRun[]): EarlierRuns {
  return { file, runs: runs.filter((it) => outcomeOf(it) === "done") };
}
