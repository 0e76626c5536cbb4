import type { TextEdit } from "#core/base/edit.ts";

/** Joins list entries to one mapping: replaces the dashes at these places, counted from a start, with blanks. */
export function blanksForDashes(start: number, dashes: readonly number[]): readonly TextEdit[] {
  return dashes.map((it) => {
    const at = start + it;
    return { range: { start: at, end: at + 1 }, newText: " " };
  });
}
