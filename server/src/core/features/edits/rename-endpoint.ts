import type { TextEdit } from "../../base/edit.ts";
import { shift } from "../../base/range.ts";
import type { Document } from "../document.ts";
import { occurrencesIn } from "../occurrences.ts";

/** The edits that give an endpoint another name wherever the file names it; the new one must need no quotes. */
export function endpointRenameEdits(
  document: Document,
  name: string,
  newText: string,
): readonly TextEdit[] {
  return document.items.flatMap(({ item, start }) =>
    occurrencesIn(item, document.names)
      .of({ kind: "endpoint", name })
      .map(({ range }) => ({ range: shift(range, start), newText })),
  );
}
