import { keyOn } from "../syntax-errors/source-line.ts";
import type { BlockLine } from "./block-lines.ts";
import type { LayoutLine } from "./line-layout.ts";

/** How irregular the columns of a text are; the more irregular, the less likely they are intended. */
export type Irregularity = (lines: readonly LayoutLine[]) => number;

/** What a list in the column of its key counts for where lists are elsewhere. */
const flatListWeight = 3;

/**
 * Counts the columns that dashes and keys use, and the steps between them; columns of few lines and odd ones count for more,
 * and so do lists in the column of their key where the text has none, and a first line that is indented.
 */
export function irregularityFor(text: readonly BlockLine[]): Irregularity {
  const weight = hasFlatLists(text) ? 0 : flatListWeight;
  return (lines) => {
    const first = lines.find((it) => it.columns.length > 0)?.columns[0] ?? 0;
    return spreadOf(lines) + stepsIn(lines) + weight * flatListsIn(lines) + first;
  };
}

/** Whether a text has a list of several entries, or of one that is not a mapping, in the column of its key. */
function hasFlatLists(lines: readonly BlockLine[]): boolean {
  return lines.some((line, index) => {
    const above = lines[index - 1];
    if (line.role !== "entry" || above?.role !== "key" || above.indent !== line.indent)
      return false;
    const next = lines.slice(index + 1).find((it) => it.indent <= line.indent);
    const isSingle = keyOn(line) === undefined && next === lines[index + 1];
    return isSingle || (next?.role === "entry" && next.indent === line.indent);
  });
}

function flatListsIn(lines: readonly LayoutLine[]): number {
  return lines.filter(({ columns }, index) => {
    const above = lines[index - 1];
    const isList = above?.last === "key" && above.value === "none" && columns.length > 1;
    return isList && columns[0] === above.columns.at(-1);
  }).length;
}

function spreadOf(lines: readonly LayoutLine[]): number {
  const dashes = new Map<number, number>();
  const keys = new Map<number, number>();
  for (const { columns, last } of lines) {
    for (const [index, column] of columns.entries()) {
      const isDash = index < columns.length - 1 || last === "dash";
      if (isDash) add(dashes, column);
      else if (last === "key") add(keys, column);
    }
  }
  return weigh(dashes) + weigh(keys);
}

/** By how many different widths blocks are indented below their keys. */
function stepsIn(lines: readonly LayoutLine[]): number {
  const steps = new Set<number>();
  for (const [index, { columns }] of lines.entries()) {
    const above = lines[index - 1];
    const step = (columns[0] ?? 0) - (above?.columns.at(-1) ?? 0);
    if (above?.last === "key" && above.value === "none" && step > 0) steps.add(step);
  }
  return steps.size;
}

function add(counts: Map<number, number>, column: number): void {
  counts.set(column, (counts.get(column) ?? 0) + 1);
}

function weigh(counts: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [column, count] of counts) sum += 1 + 1 / count + (column % 2);
  return sum;
}
