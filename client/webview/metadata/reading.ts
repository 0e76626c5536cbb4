import type { JsonProblem } from "../../../server/src/core/model/json.ts";
import type { Metadata } from "../../../server/src/core/simulation/metadata/reading.ts";
import { metadataFromText } from "../../../server/src/core/simulation/metadata/typed.ts";

/** What the text typed for one source says. */
export interface Reading {
  readonly text: string;
  /** Whether nothing has been typed. */
  readonly blank: boolean;
  readonly problem: JsonProblem | undefined;
  /** What it says, or said before it became unreadable. */
  readonly metadata: Metadata | undefined;
}

/** Reads a text; while it is half typed, what it said before stays. */
export function readMetadata(text: string, before: Reading | undefined): Reading {
  if (before?.text === text) return before;
  const blank = text.trim() === "";
  if (blank) return { text, blank, problem: undefined, metadata: undefined };
  const result = metadataFromText(text);
  return result.kind === "metadata"
    ? { text, blank, problem: undefined, metadata: result.metadata }
    : { text, blank, problem: result.problem, metadata: before?.metadata };
}

/** Line and column of an offset, from 1, as editors count them. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}
