import { useMemo, useRef } from "preact/hooks";
import type { EarlierRuns } from "#core/simulation/estimate/measured-duration.ts";
import type { EarlierRun } from "#core/simulation/runs/earlier-run.ts";
import { joinRuns } from "#core/simulation/runs/join-runs.ts";
import { type RunsResult, readRuns } from "#core/simulation/runs/read-runs.ts";
import { placeOf } from "#core/simulation/runs/runs-text.ts";
import { timedRuns } from "#core/simulation/runs/timed-runs.ts";
import type { MetadataEntry } from "../../src/preview-messages.ts";
import { isRunsKey, type RunsFileState, runsKey } from "../../src/runs-messages.ts";
import type { Host } from "../host.ts";
import { emptyEntry } from "../metadata/reading.ts";
import { type Enter, useEntered } from "../metadata/use-entered.ts";
import { useRunFiles } from "./use-run-files.ts";

/** One source of earlier runs: a typed text or a file. */
export interface RunsSource {
  readonly key: string;
  readonly entry: MetadataEntry;
  /** For an entry that names a file, how far it has been read. */
  readonly file: RunsFileState | undefined;
  /** The text that is read; undefined where there is none. */
  readonly text: string | undefined;
  readonly result: RunsResult | undefined;
  /** Where in the text the problem is that makes it unreadable. */
  readonly place: ReturnType<typeof placeOf> | undefined;
}

/** The earlier runs that a person has given, and how to give others. */
export interface GivenRuns {
  /** Those in which something was entered. */
  readonly sources: readonly RunsSource[];
  /** The key of a further source. */
  readonly freeKey: string;
  /** Each run once, whichever sources it is in. */
  readonly runs: readonly EarlierRun[];
  /** The durations of these runs, with the names of the sources; undefined where there are no runs. */
  readonly durations: EarlierRuns | undefined;
  readonly enter: Enter;
}

/** The earlier runs that are entered for the file. */
export function useRuns(
  host: Host,
  uri: string,
  remembered: { readonly [key: string]: MetadataEntry },
): GivenRuns {
  const [entries, enter] = useEntered(host, uri, remembered);
  const entered = Object.entries(entries).filter(
    ([key, { text, file }]) => isRunsKey(key) && (text !== "" || file !== undefined),
  );
  const files = useRunFiles(
    host,
    entered.flatMap(([, { file }]) => file ?? []),
  );
  const earlier = useRef<ReadonlyMap<string, RunsSource>>(new Map());
  const sources = entered.map(([key, entry]) => {
    const file = entry.file === undefined ? undefined : files[entry.file];
    return sourceOf(key, entry, file, earlier.current.get(key));
  });
  earlier.current = new Map(sources.map((it) => [it.key, it]));
  const { runs, durations } = useMemo(
    () => joined(sources),
    sources.map(({ result }) => result),
  );
  return { sources, freeKey: freeKeyBeside(sources), runs, durations, enter };
}

/** A source in which nothing is entered. */
export function blankSource(key: string): RunsSource {
  return { key, entry: emptyEntry, ...unread, file: undefined };
}

const unread = { text: undefined, result: undefined, place: undefined } as const;

function freeKeyBeside(sources: readonly RunsSource[]): string {
  const used = new Set(sources.map(({ key }) => key));
  let nth = 1;
  while (used.has(runsKey(nth))) nth++;
  return runsKey(nth);
}

/** Reads a source, unless its text is the same as before. */
function sourceOf(
  key: string,
  entry: MetadataEntry,
  file: RunsFileState | undefined,
  before: RunsSource | undefined,
): RunsSource {
  const typed = entry.file === undefined ? entry.text : undefined;
  const text = file?.kind === "read" ? file.text : typed;
  if (text === undefined || !/\S/.test(text)) return { key, entry, file, ...unread };
  if (before?.text === text && before.file?.name === file?.name) return { ...before, entry, file };
  const result = readRuns(text, file?.name);
  const place = result.kind === "problem" ? placeOf(text, result.problem) : undefined;
  return { key, entry, file, text, result, place };
}

function joined(sources: readonly RunsSource[]): Pick<GivenRuns, "runs" | "durations"> {
  const read = sources.flatMap(({ result, file }) =>
    result?.kind === "reading"
      ? [{ name: file?.name ?? "the pasted text", runs: result.reading.runs }]
      : [],
  );
  const runs = joinRuns(read.map((it) => it.runs));
  const names = [...new Set(read.map(({ name }) => name))].join(", ");
  return { runs, durations: runs.length > 0 ? timedRuns(names, runs) : undefined };
}
