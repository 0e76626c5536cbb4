import type { Value } from "#core/base/value.ts";
import type {
  KeyEvent,
  KeyReading,
  MetadataFormat,
  MetadataReading,
  ReadingProblem,
} from "./reading.ts";

/** Where in a text an event is. */
export type EventPlace = Pick<KeyEvent, "line" | "offset" | "time">;

/** Collects the values of keys, in bounded memory. */
export interface Collector {
  add(entries: Iterable<readonly [string, Value]>, place: EventPlace, size: number): void;
  report(problem: ReadingProblem): void;
  finish(format: MetadataFormat, lines: number): MetadataReading;
}

/** How many values of one key are kept, how many keys, and how many characters of all earlier values together. */
const keptValues = 1000;
const keptKeys = 10_000;
const keptSize = 64_000_000;
const keptProblems = 100;

interface KeyState {
  readonly values: KeyEvent[];
  count: number;
}

/** An empty collector. */
export function createCollector(): Collector {
  const keys = new Map<string, KeyState>();
  const problems: ReadingProblem[] = [];
  let events = 0;
  let size = 0;
  const report = (problem: ReadingProblem) => {
    if (problems.length < keptProblems) problems.push(problem);
  };
  return {
    add(entries, place, length) {
      events++;
      size += length;
      for (const [key, value] of entries) {
        const state = keys.get(key) ?? { values: [], count: 0 };
        if (!keys.has(key) && keys.size >= keptKeys) return report(tooManyKeys(place));
        keys.set(key, state);
        remember(state, value, place, size > keptSize ? 1 : keptValues);
      }
    },
    report,
    finish: (format, lines) => ({ format, keys: readings(keys), events, lines, problems }),
  };
}

/** Dropping many values at once keeps this in proportion to what is read. */
function remember(state: KeyState, value: Value, place: EventPlace, kept: number): void {
  state.count++;
  state.values.push({ value, ...place, nth: state.count });
  if (state.values.length > 2 * kept) state.values.splice(0, state.values.length - kept);
}

function readings(keys: ReadonlyMap<string, KeyState>): readonly KeyReading[] {
  return [...keys].map(([key, { values, count }]) => ({
    key,
    values: values.slice(-keptValues),
    count,
  }));
}

function tooManyKeys({ line, offset }: EventPlace): ReadingProblem {
  const message = `There are more than ${keptKeys} keys; the others are left out`;
  return { line, range: { start: offset, end: offset }, message, severity: "warning" };
}
