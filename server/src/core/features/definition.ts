import { matchesGlob } from "../base/glob.ts";
import { type SourceRange, shift, touches } from "../base/range.ts";
import { type Document, itemNamed, type PlacedItem, pieceAt } from "./document.ts";
import { type Entity, sameEntity } from "./entity.ts";
import { nameSource } from "./lookup.ts";
import type { Occurrence } from "./occurrence.ts";
import { occurrencesIn } from "./occurrences.ts";

/** An occurrence with an absolute range. */
export interface PlacedOccurrence extends Occurrence {
  readonly item: PlacedItem;
}

/** What is named at the offset, if anything is. */
export function occurrenceAt(document: Document, offset: number): PlacedOccurrence | undefined {
  const start = pieceAt(document, offset)?.start;
  const names = nameSource(document.names);
  for (const placed of document.items) {
    if (placed.start !== start) continue;
    const found = occurrencesIn(placed.item, names).find((it) =>
      touches(it.range, offset - placed.start),
    );
    if (found) return { ...found, range: shift(found.range, placed.start), item: placed };
  }
  return undefined;
}

/** Where a definition is: the name itself, and the whole of what it names. */
export interface Definition {
  readonly range: SourceRange;
  /** The name at the offset that was asked about. */
  readonly origin: SourceRange;
}

/** Where the thing named at the offset is defined: several places for a wildcard, none for what the file does not define. */
export function definition(document: Document, offset: number): readonly Definition[] {
  const found = occurrenceAt(document, offset);
  if (!found) return [];
  return definitionsOf(document, found.entity, found.item).map((range) => ({
    range,
    origin: found.range,
  }));
}

/** The absolute ranges of the names that define an entity, looked for where it can be defined. */
export function definitionsOf(
  document: Document,
  entity: Entity,
  from: PlacedItem,
): readonly SourceRange[] {
  const owner = ownerItem(document, entity, from);
  if (!owner) return [];
  return occurrencesIn(owner.item, nameSource(document.names))
    .filter((it) => it.role === "definition" && defines(it.entity, entity))
    .map((it) => shift(it.range, owner.start));
}

/** Input and output keys of sockets may be wildcards over declared names. */
function defines(defined: Entity, wanted: Entity): boolean {
  if (sameEntity(defined, wanted)) return true;
  if (wanted.kind !== "input" && wanted.kind !== "output") return false;
  if (defined.kind !== wanted.kind || defined.step !== wanted.step) return false;
  return matchesGlob(defined.name, wanted.name);
}

function ownerItem(document: Document, entity: Entity, from: PlacedItem): PlacedItem | undefined {
  switch (entity.kind) {
    case "step":
    case "task":
    case "pipeline":
    case "endpoint":
    case "deployment":
      return itemNamed(document, entity.kind, entity.name);
    case "node":
      return from;
    case "endpoint-file":
      return itemNamed(document, "endpoint", entity.endpoint);
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return entity.step === "" ? from : itemNamed(document, "step", entity.step);
  }
}
