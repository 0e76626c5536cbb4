import type { TextEdit } from "../../base/edit.ts";
import { isGlob } from "../../base/glob.ts";
import { type SourceRange, shift } from "../../base/range.ts";
import { definitionsOf } from "../definition.ts";
import type { Document } from "../document.ts";
import { type Entity, entityKey } from "../entity.ts";
import { namedAt, type PlacedOccurrence, writtenRange } from "../named.ts";
import { collision } from "./collision.ts";
import { nameFault } from "./name-limits.ts";
import { tiedPlaces } from "./tied.ts";
import { writeName } from "./write-name.ts";

/** What can be renamed at a place: the name as it stands there. */
export type RenameStart =
  | { readonly kind: "ready"; readonly range: SourceRange; readonly name: string }
  | Refusal;

/** A new name that is in place everywhere, or why it cannot be. */
export type RenameAnswer = Renamed | Refusal;

export interface Renamed {
  readonly kind: "renamed";
  /** What gets the name: more than one thing where they share their text through an alias. */
  readonly entities: readonly Entity[];
  readonly newName: string;
  readonly edits: readonly TextEdit[];
}

export interface Refusal {
  readonly kind: "refused";
  readonly message: string;
}

/** What can be renamed at the offset; nothing where nothing is named. */
export function prepareRename(document: Document, offset: number): RenameStart | undefined {
  const found = namedAt(document, offset);
  if (!found) return undefined;
  const { entity, range } = found;
  if (entity.name === "") return undefined;
  if (isLoosePattern(document, found)) {
    return refused(`"${entity.name}" is a wildcard, not a name`);
  }
  return { kind: "ready", range, name: entity.name };
}

/** Gives what is named at the offset another name; nothing where nothing is named. */
export function rename(
  document: Document,
  offset: number,
  newName: string,
): RenameAnswer | undefined {
  const found = namedAt(document, offset);
  if (!found || prepareRename(document, offset)?.kind !== "ready") return undefined;
  const places = tiedPlaces(document, found);
  const message = newName === found.entity.name ? undefined : fault(document, places, newName);
  if (message !== undefined) return refused(message);
  const edits = newName === found.entity.name ? [] : editsOf(document, places, newName);
  if (!edits) {
    return refused(`"${found.entity.name}" is written with escapes, so it cannot be renamed`);
  }
  return { kind: "renamed", entities: entitiesOf(places), newName, edits };
}

/** A pattern that no step declares in this form only stands for other names. */
function isLoosePattern(document: Document, found: PlacedOccurrence): boolean {
  const { entity } = found;
  if ((entity.kind !== "input" && entity.kind !== "output") || !isGlob(entity.name)) return false;
  return !definitionsOf(document, entity, found).some((it) => it.entity.name === entity.name);
}

function fault(
  document: Document,
  places: readonly PlacedOccurrence[],
  newName: string,
): string | undefined {
  const carriers = new Set(places.map((it) => it.carrier));
  const seen = new Set<string>();
  for (const it of places) {
    const key = entityKey(it.entity);
    if (seen.has(key)) continue;
    seen.add(key);
    const message = nameFault(it.entity, newName, carriers) ?? collision(document, it, newName);
    if (message !== undefined) return message;
  }
  return undefined;
}

function entitiesOf(places: readonly PlacedOccurrence[]): readonly Entity[] {
  return [...new Map(places.map((it) => [entityKey(it.entity), it.entity])).values()];
}

function editsOf(
  document: Document,
  places: readonly PlacedOccurrence[],
  newName: string,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [start, own] of byPiece(places)) {
    const piece = document.pieces.find((it) => it.start === start)?.piece;
    const names = own.map((it) => ({
      range: shift(writtenRange(it), -start),
      name: it.entity.name,
    }));
    const isAnchor = own[0]?.carrier === "anchor";
    const made = isAnchor
      ? names.map(({ range }) => ({ range, newText: newName }))
      : piece && writeName(piece, names, newName);
    if (!made) return undefined;
    for (const it of made) edits.push({ ...it, range: shift(it.range, start) });
  }
  return edits.sort((a, b) => a.range.start - b.range.start);
}

/** The places by the start of their piece; a text that is read in several places counts once. */
function byPiece(
  places: readonly PlacedOccurrence[],
): ReadonlyMap<number, readonly PlacedOccurrence[]> {
  const pieces = new Map<number, Map<number, PlacedOccurrence>>();
  for (const it of places) {
    const piece = pieces.get(it.start) ?? new Map<number, PlacedOccurrence>();
    piece.set(writtenRange(it).start, it);
    pieces.set(it.start, piece);
  }
  return new Map([...pieces].map(([start, own]) => [start, [...own.values()]]));
}

function refused(message: string): Refusal {
  return { kind: "refused", message };
}
