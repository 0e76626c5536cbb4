import type { JsonProblem } from "#core/model/parse-json.ts";
import { readMetadata } from "#core/simulation/metadata/read-metadata.ts";
import {
  type Metadata,
  type MetadataReading,
  metadataOf,
} from "#core/simulation/metadata/reading.ts";
import type { FileState, MetadataEntry } from "../../src/preview-messages.ts";

/** What was entered for one source, and what a comment of the file gives it. */
export interface Entered {
  readonly entry: MetadataEntry;
  /** For an entry that names a file, how far it has been read. */
  readonly file: FileState | undefined;
  /** The samples of `# valohai-preview:` comments. */
  readonly comment: Metadata | undefined;
}

/** What one source of metadata says. */
export interface Reading extends Entered {
  /** Whether there is nothing to read, or nothing has been read yet. */
  readonly blank: boolean;
  readonly problem: JsonProblem | undefined;
  /** What it says, or said before it became unreadable. */
  readonly reading: MetadataReading | undefined;
  readonly metadata: Metadata | undefined;
}

export const emptyEntry: MetadataEntry = { text: "", chosen: {} };

/** Reads what was entered; while it is half typed, the last good reading stays. */
export function readEntered(entered: Entered, before: Reading | undefined): Reading {
  if (before !== undefined && isSame(entered, before)) return before;
  const { entry, comment } = entered;
  const { reading, problem } = readingOf(entered, before);
  const own = reading && metadataOf(reading, entry.chosen);
  const metadata = own || comment ? { ...comment, ...own } : undefined;
  const blank = metadata === undefined && isBlank(entry.text);
  return { ...entered, blank, problem, reading, metadata };
}

function isSame(a: Entered, b: Entered): boolean {
  return a.entry === b.entry && a.file === b.file && a.comment === b.comment;
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

type Result = Pick<Reading, "reading" | "problem">;

function readingOf({ entry, file }: Entered, before: Reading | undefined): Result {
  if (entry.file !== undefined) {
    const same = before?.entry.file === entry.file ? before.reading : undefined;
    return { reading: file?.kind === "read" ? file.reading : same, problem: undefined };
  }
  if (before?.entry.text === entry.text && before.entry.file === undefined) return before;
  if (isBlank(entry.text)) return { reading: undefined, problem: undefined };
  const result = readMetadata(entry.text);
  return result.kind === "reading"
    ? { reading: result.reading, problem: undefined }
    : { reading: before?.reading, problem: result.problem };
}

/** Line and column of an offset, from 1, as editors count them. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}
