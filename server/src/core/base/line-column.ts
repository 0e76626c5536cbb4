import { lowerBound } from "./binary-search.ts";

/** A line and a column, both from 1; columns count UTF-16 code units as editors do. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Finds the line and column of offsets in one text. */
export function lineColumns(text: string): (offset: number) => LineColumn {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    const line = lowerBound(starts, (it) => it > offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}
