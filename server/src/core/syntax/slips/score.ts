import type { Oddness } from "../oddness.ts";
import type { SyntaxNode } from "../tree.ts";

/** A text's tree and errors; undefined where enough has been read. */
export type Sketch = (text: string) => SketchedText | undefined;

interface SketchedText {
  readonly roots: readonly SyntaxNode[];
  readonly errorCount: number;
  readonly firstError?: number;
}

/** How to compare the repairs of a slip. */
export interface SlipCriteria {
  readonly sketch: Sketch;
  readonly oddness: Oddness;
}

/** Whether the place can be read, then the errors, then the oddities; smaller is better. */
export interface Score {
  /** 1 where there still is an error up to the line in question. */
  readonly here: number;
  readonly errors: number;
  readonly oddness: number;
}

/** Which of two is better: negative if it is the first. */
export function compare(a: Score, b: Score): number {
  return a.here - b.here || a.errors - b.errors || a.oddness - b.oddness;
}

/** What a text says, and how good it is. */
export interface Scored {
  readonly roots: readonly SyntaxNode[];
  readonly score: Score;
}

/** The score of a text. Undoing slips keeps the number of lines, so the first error is compared by its line. */
export function scoreOf(text: string, line: number, criteria: SlipCriteria): Scored | undefined {
  const found = criteria.sketch(text);
  if (!found) return undefined;
  const { roots, errorCount, firstError } = found;
  const isHere = errorCount > 0 && (firstError === undefined || lineOf(text, firstError) <= line);
  const score = { here: isHere ? 1 : 0, errors: errorCount, oddness: criteria.oddness(roots) };
  return { roots, score };
}

/** The number of the line that an offset is in. */
export function lineOf(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1))
    count++;
  return count;
}
