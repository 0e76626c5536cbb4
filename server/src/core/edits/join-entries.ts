import type { TextEdit } from "#core/base/edit.ts";

/** Makes one mapping of list entries: writes blanks for dashes, which are told by their places from a start on. */
export function blanksForDashes(start: number, dashes: readonly number[]): readonly TextEdit[] {
  return dashes.map((it) => {
    const at = start + it;
    return { range: { start: at, end: at + 1 }, newText: " " };
  });
}
