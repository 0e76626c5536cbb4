import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { occurrenceAt, placesOf } from "#core/names/symbol-at.ts";

/** What the name of a node can be changed to while it is typed in all its places: nothing that would end it. */
export const nodeNamePattern = "[^\\s.,:#\\[\\]{}\"']+";

/** The ranges of the file with a node's name, which can be edited together; none if one of them is an alias or has escapes. */
export function linkedNames(document: Document, offset: number): readonly SourceRange[] {
  const found = occurrenceAt(document, offset);
  if (found?.symbol.kind !== "node") return [];
  const { name } = found.symbol;
  const places = placesOf(document, found.symbol, found);
  const isPlain = places.every(
    ({ range, written }) => !written && document.text.slice(range.start, range.end) === name,
  );
  const isWord = new RegExp(`^${nodeNamePattern}$`).test(name);
  return isPlain && isWord && places.length > 1 ? places.map((it) => it.range) : [];
}
