import type { TextEdit } from "#core/base/edit.ts";
import { isGlob } from "#core/base/glob.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import { definitionsOf } from "#core/names/definition.ts";
import { symbolKey, type YamlSymbol } from "#core/names/symbol.ts";
import {
  type PlacedOccurrence,
  type SymbolAt,
  symbolAt,
  writtenRange,
} from "#core/names/symbol-at.ts";
import { hasConflictMarkers, unresolvedConflict } from "#core/syntax/conflict-markers.ts";
import { collision } from "./collision.ts";
import { nameFault } from "./name-limits.ts";
import { patternFault } from "./pattern-fault.ts";
import { tiedPlaces } from "./tied.ts";
import { writeName } from "./write-name.ts";

/** What can be renamed at a place: the name as it is written there. */
export type RenameStart =
  | { readonly kind: "ready"; readonly range: SourceRange; readonly name: string }
  | RenameError;

/** A new name that is in place everywhere, or why it cannot be. */
export type RenameAnswer = Renamed | RenameError;

/** The edits that give a name to something in one document. */
export interface Renamed {
  readonly kind: "renamed";
  /** What gets the name: more than one thing where they share their text through an alias. */
  readonly symbols: readonly YamlSymbol[];
  readonly newName: string;
  readonly edits: readonly TextEdit[];
}

/** Why nothing is renamed. */
export interface RenameError {
  readonly kind: "refused";
  readonly message: string;
}

/** What can be renamed at the offset; undefined where nothing is named, and a refusal everywhere in a file with conflicts. */
export function prepareRename(document: Document, offset: number): RenameStart | undefined {
  const refusal = refusalIn(document);
  if (refusal) return refusal;
  const found = symbolAt(document, offset);
  if (!found) return undefined;
  const { symbol, range } = found;
  if (symbol.name === "") return undefined;
  if (isLoosePattern(document, found)) {
    return renameError(`"${symbol.name}" is a wildcard, not a name`);
  }
  return { kind: "ready", range, name: symbol.name };
}

/** Gives what is named at the offset another name; undefined where nothing is named. */
export function rename(
  document: Document,
  offset: number,
  newName: string,
): RenameAnswer | undefined {
  const start = prepareRename(document, offset);
  const found = symbolAt(document, offset);
  if (start?.kind !== "ready" || !found) return start?.kind === "refused" ? start : undefined;
  const places = tiedPlaces(document, found);
  return renamePlaces(document, [found], places, newName);
}

/** Writes another name in places of a document that name the given symbols or those that share their text. */
export function renamePlaces(
  document: Document,
  [first, ...others]: readonly [SymbolAt, ...SymbolAt[]],
  places: readonly PlacedOccurrence[],
  newName: string,
): RenameAnswer {
  const refusal = refusalIn(document);
  if (refusal) return refusal;
  const { name } = first.symbol;
  const symbols = [...new Map([first, ...others, ...places].map(keyed)).values()];
  if (newName === name) return { kind: "renamed", symbols, newName, edits: [] };
  const message = fault(document, [first, ...others, ...places], places, newName);
  if (message !== undefined) return renameError(message);
  const edits = editsOf(document, places, newName);
  if (!edits) return renameError(`"${name}" is written with escapes, so it cannot be renamed`);
  return { kind: "renamed", symbols, newName, edits };
}

/** Why nothing is renamed in a document, whatever the name. */
function refusalIn(document: Document): RenameError | undefined {
  if (hasConflictMarkers(document.text)) return unresolved;
  return document.isPartlyRead ? tooLarge : undefined;
}

/** In a file that is partly read, the name may be used where it is not. */
const tooLarge = renameError("The file is too large to be read as a whole, so nothing is renamed");

/** In a file with conflicts, each place may be on the side that will be removed. */
const unresolved = renameError(`${unresolvedConflict}, so nothing is renamed`);

function keyed({ symbol }: SymbolAt): readonly [string, YamlSymbol] {
  return [symbolKey(symbol), symbol];
}

/** A pattern that no step declares in this form only matches other names. */
function isLoosePattern(document: Document, found: PlacedOccurrence): boolean {
  const { symbol } = found;
  if ((symbol.kind !== "input" && symbol.kind !== "output") || !isGlob(symbol.name)) return false;
  return !definitionsOf(document, symbol, found).some((it) => it.symbol.name === symbol.name);
}

function fault(
  document: Document,
  named: readonly SymbolAt[],
  places: readonly PlacedOccurrence[],
  newName: string,
): string | undefined {
  const carriers = new Set(places.map((it) => it.carrier));
  const seen = new Set<string>();
  for (const it of named) {
    const key = symbolKey(it.symbol);
    if (seen.has(key)) continue;
    seen.add(key);
    const message =
      nameFault(it.symbol, newName, carriers) ??
      collision(document, it, newName) ??
      patternFault(document, it, newName);
    if (message !== undefined) return message;
  }
  return undefined;
}

function editsOf(
  document: Document,
  places: readonly PlacedOccurrence[],
  newName: string,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [start, own] of byPiece(places)) {
    const piece = pieceAt(document, start)?.piece;
    const names = own.map((it) => ({
      range: shift(writtenRange(it), -start),
      name: it.symbol.name,
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

/** A refusal for this reason. */
export function renameError(message: string): RenameError {
  return { kind: "refused", message };
}
