import { firstNames } from "#core/base/list-text.ts";
import type { EarlierRun } from "#core/simulation/runs/earlier-run.ts";
import { joinRuns } from "#core/simulation/runs/join-runs.ts";
import { readRuns } from "#core/simulation/runs/read-runs.ts";
import { placeOf } from "#core/simulation/runs/runs-text.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { expandPatterns } from "./files.ts";
import { reportPath } from "./report-path.ts";

/** The earlier runs of several files. */
export interface RunsOfFiles {
  /** The names of the files, as they are shown. */
  readonly names: string;
  /** Each run once, whichever files it is in. */
  readonly runs: readonly EarlierRun[];
}

/** How many files are named before the others are only counted. */
const mostNamed = 3;

/**
 * The earlier runs of the files that names and patterns mean; undefined where none is given. Says on which lines something is not
 * understood, or why nothing can be read.
 */
export async function runsOfFiles(
  given: readonly string[],
  io: CliIo,
): Promise<RunsOfFiles | undefined> {
  if (given.length === 0) return undefined;
  const files = await expandPatterns(given, io);
  const runs = joinRuns(files.map((it) => runsIn(it, io)));
  return { names: firstNames(files.map(reportPath), mostNamed, "other files"), runs };
}

function runsIn(file: string, io: CliIo): readonly EarlierRun[] {
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
