import { oncePer } from "#core/base/once-per.ts";
import { sameList } from "#core/base/same-list.ts";
import type { ItemKind } from "#core/model/config.ts";
import { type Signature, sameSignature } from "#core/model/signature.ts";
import { type ItemNames, namesOfItem } from "./item-names.ts";
import type { PlacedItem } from "./placed-item.ts";

/** Which names a document defines, by kind of item. */
export interface NameIndex {
  /** The names of each item in file order; the same array as long as they do not change. */
  readonly entries: readonly ItemNames[];
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
}

/** The items of one kind. */
interface Bucket {
  readonly ordinals: Map<string, number[]>;
  names: readonly string[];
}

type Buckets = ReadonlyMap<ItemKind, Bucket>;

/** Indexes the items of a document, reusing what has not changed in the previous index. */
export function indexNames(
  items: readonly PlacedItem[],
  previous: NameIndex | undefined,
): NameIndex {
  const entries = entriesOf(items, previous);
  return indexOf(items, entries, bucketsOf(entries, previous), unreadSteps(entries, previous));
}

/** The steps that may be in the file although they cannot be read; the same objects as before. */
function unreadSteps(
  entries: readonly ItemNames[],
  previous: NameIndex | undefined,
): ReadonlyMap<string, Signature> {
  const steps = new Map<string, Signature>();
  for (const { unread } of entries) {
    for (const it of unread) {
      const before = previous?.signature("step", it.name);
      steps.set(it.name, before && sameSignature(before, it) ? before : it);
    }
  }
  return steps;
}

function entriesOf(
  items: readonly PlacedItem[],
  previous: NameIndex | undefined,
): readonly ItemNames[] {
  const fresh = items.map(({ item }, ordinal) =>
    namesOfItem(item, (kind, name) => earlierNames(previous, ordinal, kind, name)),
  );
  const isSame = previous?.entries.length === fresh.length && sameEntries(previous.entries, fresh);
  return isSame ? previous.entries : fresh;
}

/** Builds an index outside the scope of the previous one: a reference to that would keep every version alive. */
function indexOf(
  items: readonly PlacedItem[],
  entries: readonly ItemNames[],
  buckets: Buckets,
  unread: ReadonlyMap<string, Signature>,
): NameIndex {
  const ordinals = (kind: ItemKind, name: string) =>
    buckets.get(kind)?.ordinals.get(name) ?? noOrdinals;
  return {
    entries,
    ordinals,
    definitions: (kind, name) => ordinals(kind, name).flatMap((it) => items[it] ?? []),
    definition: (kind, name) => {
      const last = buckets.get(kind)?.ordinals.get(name)?.at(-1);
      return last === undefined ? undefined : items[last];
    },
    names: (kind) => buckets.get(kind)?.names ?? noNames,
    signature: (kind, name) => {
      const found = buckets.get(kind)?.ordinals.get(name);
      if (found) return entries[found.at(-1) ?? 0]?.signature;
      return kind === "step" ? unread.get(name) : undefined;
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

function sameEntries(a: readonly ItemNames[], b: readonly ItemNames[]): boolean {
  return a.every((it, index) => it === b[index]);
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
