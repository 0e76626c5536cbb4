import type { TextEdit } from "#core/base/edit.ts";

/** Makes one mapping of list entries: writes blanks for dashes, which are told by their places from a start on. */
export function blanksForDashes(start: number, dashes: string): readonly TextEdit[] {
  return dashes.split(" ").map((it) => {
    const at = start + Number(it);
    return { range: { start: at, end: at + 1 }, newText: " " };
  });
}
