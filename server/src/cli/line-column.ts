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
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
