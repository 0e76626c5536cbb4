import type { Document } from "#core/document/document.ts";
import { type OutlineEntry, type OutlineKind, outlineOf } from "./outline.ts";

/** A named thing of a file, found by its name. */
export interface FoundSymbol {
  readonly name: string;
  readonly kind: OutlineKind;
  /** In offsets of the file. */
  readonly range: { readonly start: number; readonly end: number };
  /** The item that holds it. */
  readonly container: string;
}

/** The named things of a document whose name has the characters of the query in this order, whatever their case. */
export function symbolsMatching(document: Document, query: string): readonly FoundSymbol[] {
  const pattern = [...query.toLowerCase()].filter((it) => it.trim() !== "");
  return document.items.flatMap(({ item, start }) => {
    const outline = outlineOf(item);
    if (outline.kind === "other") return [];
    return [outline, ...outline.children]
      .filter((it) => it.kind !== "edges" && hasInOrder(it.name.toLowerCase(), pattern))
      .map((it) => found(it, start, it === outline ? "" : outline.name));
  });
}

function found(
  { name, kind, selection }: OutlineEntry,
  by: number,
  container: string,
): FoundSymbol {
  const range = { start: selection.start + by, end: selection.end + by };
  return { name, kind, range, container };
}

function hasInOrder(text: string, characters: readonly string[]): boolean {
  let at = 0;
  for (const character of characters) {
    const next = text.indexOf(character, at);
    if (next < 0) return false;
    at = next + character.length;
  }
  return true;
}
