import { lowerBound } from "#core/base/binary-search.ts";
import { oncePer } from "#core/base/once-per.ts";
import { sameList } from "#core/base/same-list.ts";
import type { ItemKind } from "#core/model/config.ts";
import { type Signature, sameSignature } from "#core/model/signature.ts";
import { type ItemNames, namesOfItem } from "./item-names.ts";
import { changesBetween, type NameChanges, nothingChanged } from "./name-changes.ts";
import { type Chunk, itemsIn, type PlacedChunk } from "./piece-chunk.ts";
import type { PlacedItem } from "./placed-item.ts";

/** Which names a document defines, by kind of item. */
export interface NameIndex {
  /** The names of each item in file order; the same array as long as they do not change. */
  readonly entries: readonly ItemNames[];
  /** The same by chunk. */
  readonly byChunk: readonly (readonly ItemNames[])[];
  readonly chunks: readonly PlacedChunk[];
  /** Stands for this index, without keeping it alive. */
  readonly version: object;
  /** What has changed since an earlier version; undefined where that is not known. */
  changedSince(version: object): NameChanges | undefined;
  /** The item with this number in the list of items. */
  itemAt(ordinal: number): PlacedItem | undefined;
  /** All items of this kind and name, in file order. */
  definitions(kind: ItemKind, name: string): readonly PlacedItem[];
  /** The same as numbers in the list of items. */
  ordinals(kind: ItemKind, name: string): readonly number[];
  /** The one that Valohai uses for the name: if there are several, the last. */
  definition(kind: ItemKind, name: string): PlacedItem | undefined;
  /** What others can see of the item that Valohai uses for the name; the same object as long as that is unchanged. */
  signature(kind: ItemKind, name: string): Signature | undefined;
  /** The names of this kind, each once; the same array as long as they are unchanged. */
  names(kind: ItemKind): readonly string[];
  /** The parameters and inputs that edges of any pipeline pass on, each once; the same array as long as they are unchanged. */
  readonly passedOn: readonly string[];
}

/** The items of one kind. */
interface Bucket {
  readonly ordinals: Map<string, number[]>;
  names: readonly string[];
}

type Buckets = ReadonlyMap<ItemKind, Bucket>;

/** Indexes the items of a document, reusing what has not changed in the previous index. */
export function indexNames(
  chunks: readonly PlacedChunk[],
  previous: NameIndex | undefined,
): NameIndex {
  const starts = firstNumbers(chunks);
  const byChunk = chunks.map(({ chunk }, index) =>
    namesOfChunk(chunk, starts[index] ?? 0, previous),
  );
  const entries = entriesOf(byChunk, previous);
  const answers = answersOf(itemFinder(chunks, starts), {
    entries,
    byChunk,
    chunks,
    buckets: bucketsOf(entries, previous),
    passedOn: passedOnIn(entries, previous),
    unread: unreadSteps(entries, previous),
  });
  const before = previous && {
    version: previous.version,
    changes: changesBetween(previous, answers),
  };
  return indexAfter(before, answers);
}

/** The same index of other objects for the same items. */
export function withItems(names: NameIndex, itemAt: NameIndex["itemAt"]): NameIndex {
  return {
    ...names,
    itemAt,
    definitions: (kind, name) => names.ordinals(kind, name).flatMap((it) => itemAt(it) ?? []),
    definition: (kind, name) => {
      const last = names.ordinals(kind, name).at(-1);
      return last === undefined ? undefined : itemAt(last);
    },
  };
}

/** For each chunk, the number that its first item has in the list of all items. */
export function firstNumbers(chunks: readonly PlacedChunk[]): readonly number[] {
  let count = 0;
  return chunks.map(({ chunk }) => {
    const first = count;
    count += itemsIn(chunk).length;
    return first;
  });
}

function itemFinder(
  chunks: readonly PlacedChunk[],
  starts: readonly number[],
): (ordinal: number) => PlacedItem | undefined {
  return (ordinal) => {
    const index = lowerBound(starts, (it) => it > ordinal) - 1;
    const placed = chunks[index];
    const found = placed && itemsIn(placed.chunk)[ordinal - (starts[index] ?? 0)];
    return placed && found && { item: found.item, start: placed.start + found.start };
  };
}

const namesOfChunk = oncePer(
  (chunk: Chunk, first: number, previous: NameIndex | undefined): readonly ItemNames[] =>
    itemsIn(chunk).map(({ item }, index) =>
      namesOfItem(item, (kind, name) => earlierNames(previous, first + index, kind, name)),
    ),
);

function entriesOf(
  byChunk: NameIndex["byChunk"],
  previous: NameIndex | undefined,
): readonly ItemNames[] {
  if (previous && sameList(previous.byChunk, byChunk, sameNames)) return previous.entries;
  const entries = byChunk.flat();
  return previous && sameNames(previous.entries, entries) ? previous.entries : entries;
}

function sameNames(a: readonly ItemNames[], b: readonly ItemNames[]): boolean {
  return a === b || sameList(a, b);
}

/** The steps that may be in the file although they cannot be read; the same objects as before. */
const unreadSteps = oncePer(
  (
    entries: readonly ItemNames[],
    previous: NameIndex | undefined,
  ): ReadonlyMap<string, Signature> => {
    const steps = new Map<string, Signature>();
    for (const { unread } of entries) {
      for (const it of unread) {
        const before = previous?.signature("step", it.name);
        steps.set(it.name, before && sameSignature(before, it) ? before : it);
      }
    }
    return steps;
  },
);

/** An index apart from what connects it with the version before. */
type Answers = Omit<NameIndex, "version" | "changedSince">;

/** What an index consists of. */
interface Parts extends Pick<NameIndex, "entries" | "byChunk" | "chunks" | "passedOn"> {
  readonly buckets: Buckets;
  readonly unread: ReadonlyMap<string, Signature>;
}

/** Makes the answers outside the scope of the previous index: a reference to that would keep every version alive. */
function answersOf(
  itemAt: NameIndex["itemAt"],
  { entries, byChunk, chunks, passedOn, buckets, unread }: Parts,
): Answers {
  const ordinals = (kind: ItemKind, name: string) =>
    buckets.get(kind)?.ordinals.get(name) ?? noOrdinals;
  return {
    entries,
    byChunk,
    chunks,
    passedOn,
    itemAt,
    ordinals,
    definitions: (kind, name) => ordinals(kind, name).flatMap((it) => itemAt(it) ?? []),
    definition: (kind, name) => {
      const last = buckets.get(kind)?.ordinals.get(name)?.at(-1);
      return last === undefined ? undefined : itemAt(last);
    },
    names: (kind) => buckets.get(kind)?.names ?? noNames,
    signature: (kind, name) => {
      const found = buckets.get(kind)?.ordinals.get(name);
      if (found) return entries[found.at(-1) ?? 0]?.signature;
      return kind === "step" ? unread.get(name) : undefined;
    },
  };
}

/** An index that knows what has changed since the version before. */
function indexAfter(
  before: { readonly version: object; readonly changes: NameChanges } | undefined,
  answers: Answers,
): NameIndex {
  const version = {};
  return {
    ...answers,
    version,
    changedSince: (since) => {
      if (since === version) return nothingChanged;
      return since === before?.version ? before.changes : undefined;
    },
  };
}

const noNames: readonly string[] = [];
const noOrdinals: readonly number[] = [];

/** The earlier names of an edited item: those in its place, or under its name. */
function earlierNames(
  previous: NameIndex | undefined,
  ordinal: number,
  kind: ItemKind,
  name: string,
): readonly (ItemNames | undefined)[] {
  if (!previous) return [];
  const named = previous.ordinals(kind, name).at(-1);
  return [previous.entries[ordinal], named === undefined ? undefined : previous.entries[named]];
}

/** Made with the index, not on demand, so that no index holds on to the one before it. */
const bucketsOf = oncePer(
  (entries: readonly ItemNames[], previous: NameIndex | undefined): Buckets => {
    const buckets = new Map<ItemKind, Bucket>();
    for (const [ordinal, entry] of entries.entries()) add(buckets, entry, ordinal);
    for (const [kind, bucket] of buckets) {
      const names = [...bucket.ordinals.keys()];
      const before = previous?.names(kind);
      bucket.names = before && sameList(before, names) ? before : names;
    }
    return buckets;
  },
);

/** Made with the index, for the same reason. */
const passedOnIn = oncePer(
  (entries: readonly ItemNames[], previous: NameIndex | undefined): readonly string[] => {
    const all = [...new Set(entries.flatMap((it) => it.passedOn))].sort();
    return previous && sameList(previous.passedOn, all) ? previous.passedOn : all;
  },
);

function add(buckets: Map<ItemKind, Bucket>, { kind, name }: ItemNames, ordinal: number): void {
  if (kind === undefined || name === undefined) return;
  let bucket = buckets.get(kind);
  if (!bucket) {
    bucket = { ordinals: new Map(), names: noNames };
    buckets.set(kind, bucket);
  }
  const list = bucket.ordinals.get(name);
  if (list) list.push(ordinal);
  else bucket.ordinals.set(name, [ordinal]);
}
