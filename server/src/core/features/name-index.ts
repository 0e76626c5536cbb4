import type { ItemKind } from "../model/config.ts";
import type { Item } from "../model/piece.ts";
import { type Signature, sameSignature, signatureOf } from "../model/signature.ts";
import type { PlacedItem } from "./document.ts";

/** Which names a document defines, by kind of item. */
export interface NameIndex {
  /** All items of this kind and name, in file order. */
  definitions(kind: ItemKind, name: string): readonly PlacedItem[];
  /** What others can see of the item that Valohai uses for the name; the same object as long as that is unchanged. */
  signature(kind: ItemKind, name: string): Signature | undefined;
  /** The names of this kind, each once; the same array as long as they are unchanged. */
  names(kind: ItemKind): readonly string[];
}

interface Bucket {
  readonly items: Map<string, PlacedItem[]>;
  names: readonly string[];
}

/** Indexes the items of a document, taking over from the previous index what has not changed. */
export function indexNames(
  items: readonly PlacedItem[],
  previous: NameIndex | undefined,
): NameIndex {
  const buckets = new Map<ItemKind, Bucket>();
  for (const placed of items) add(buckets, placed);
  for (const [kind, bucket] of buckets) {
    const names = [...bucket.items.keys()];
    const before = previous?.names(kind);
    bucket.names = before && sameList(before, names) ? before : names;
  }
  for (const placed of items) keepSignature(placed.item, previous);
  const definitions = (kind: ItemKind, name: string) => buckets.get(kind)?.items.get(name) ?? [];
  return {
    definitions,
    names: (kind) => buckets.get(kind)?.names ?? none,
    signature: (kind, name) => {
      const last = definitions(kind, name).at(-1);
      return last && signatures.get(last.item);
    },
  };
}

const none: readonly string[] = [];

/** Signatures are computed once per item; items are never changed. */
const signatures = new WeakMap<Item, Signature>();

/** Computed now, not on demand, so that no index holds on to the versions before it. */
function keepSignature(item: Item, previous: NameIndex | undefined): void {
  if (!item.config || signatures.has(item)) return;
  const fresh = signatureOf(item.config);
  if (!fresh) return;
  const before = previous?.signature(fresh.kind, fresh.name);
  signatures.set(item, before && sameSignature(before, fresh) ? before : fresh);
}

function add(buckets: Map<ItemKind, Bucket>, placed: PlacedItem): void {
  const { config } = placed.item;
  const name = config?.name?.value;
  if (!config || name === undefined) return;
  let bucket = buckets.get(config.kind);
  if (!bucket) {
    bucket = { items: new Map(), names: [] };
    buckets.set(config.kind, bucket);
  }
  const list = bucket.items.get(name);
  if (list) list.push(placed);
  else bucket.items.set(name, [placed]);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}
