import type { EarlierRuns } from "#core/simulation/estimate/measured-duration.ts";
import { outcomeOf } from "#core/simulation/runs/earlier-run.ts";
import { readRuns } from "#core/simulation/runs/read-runs.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { reportPath } from "./report-path.ts";

/** The earlier runs of a file that have ended well, as a source of durations. */
export function timedRuns(file: string | undefined, io: CliIo): EarlierRuns | undefined {
  if (file === undefined) return undefined;
  const result = readRuns(io.read(file), file);
  if (result.kind === "problem") {
    throw new UsageError(`Cannot read "${file}": ${result.problem.message}`);
  }
  const runs = result.reading.runs.filter((it) => outcomeOf(it) === "done");
  return { file: reportPath(file), runs };
}
