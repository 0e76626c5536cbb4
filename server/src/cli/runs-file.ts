import type { EarlierRun } from "#core/simulation/runs/earlier-run.ts";
import { readRuns } from "#core/simulation/runs/read-runs.ts";
import { placeOf } from "#core/simulation/runs/runs-text.ts";
import { type CliIo, UsageError } from "./cli-io.ts";

/** The earlier runs of a file, in its order; says on which lines something is not understood, or why nothing can be read. */
export function runsIn(file: string, io: CliIo): readonly EarlierRun[] {
  const text = io.read(file);
  const result = readRuns(text, file);
  if (result.kind === "problem") {
    const { problem } = result;
    const { words: place } = placeOf(text, problem);
    throw new UsageError(`"${file}" cannot be read at ${place}: ${problem.message}`);
  }
  const { runs, problems } = result.reading;
  for (const { line, message } of problems) io.error(`${file}:${line}: ${message}\n`);
  return runs;
}
