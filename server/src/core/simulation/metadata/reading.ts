import type { Value } from "#core/base/value.ts";
import type { JsonProblem } from "#core/model/parse-json.ts";

/** What one node printed: the last value of each key. */
export type Metadata = { readonly [key: string]: Value };

/**
 * What metadata was read from: an object that a person typed, the output of a script, one object per line, a table,
 * or what `vh --output-format json exec summarize` prints.
 */
export type MetadataFormat = "json" | "log" | "json-lines" | "csv" | "summary";

/** What a source of metadata says: every key with its last value and the earlier ones. */
export interface MetadataReading {
  readonly format: MetadataFormat;
  /** In the order in which they first appear. */
  readonly keys: readonly KeyReading[];
  /** How many objects, rows or executions there are. */
  readonly events: number;
  readonly lines: number;
  /** At most a hundred; the rest is read despite them. */
  readonly problems: readonly ReadingProblem[];
}

/** One key of metadata with its values. */
export interface KeyReading {
  readonly key: string;
  /** The values in the order printed; the last one counts. If there are very many, the first ones are left out. */
  readonly values: readonly KeyEvent[];
  /** How often the key was printed. */
  readonly count: number;
}

/** One value of a key and where it is. */
export interface KeyEvent {
  readonly value: Value;
  /** From 1. */
  readonly line: number;
  /** The offset of the line in the text, in UTF-16 code units. */
  readonly offset: number;
  /** The time in front of the line, as printed. */
  readonly time: string | undefined;
  /** Which of the key's values it is, from 1. */
  readonly nth: number;
}

/** Something in a source of metadata that cannot be read. */
export interface ReadingProblem extends JsonProblem {
  /** From 1. */
  readonly line: number;
  /** Whether it is only worth a look. */
  readonly severity: "error" | "warning";
}

/** The metadata of a reading: the last value of each key, or the n-th one of a key for which n is given. */
export function metadataOf(
  reading: MetadataReading,
  chosen: { readonly [key: string]: number } = {},
): Metadata {
  return Object.fromEntries(
    reading.keys.flatMap(({ key, values }) => {
      const nth = Object.hasOwn(chosen, key) ? chosen[key] : undefined;
      const event = values.find((it) => it.nth === nth) ?? values.at(-1);
      return event ? [[key, event.value]] : [];
    }),
  );
}
