import { once } from "#core/base/once.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { ItemKind } from "#core/model/config.ts";
import { type FileRenames, vocabularyOf } from "./file-renames.ts";
import {
  followedRenames,
  type References,
  referencesIn,
  referencesOf,
  referenceTo,
} from "./followed-renames.ts";
import { entriesAt } from "./item-meaning.ts";
import { itemKinds, type NamedItems, namedItems } from "./named-items.ts";
import { meaningOfItem } from "./read-meaning.ts";
import { noRenames, type Renames, renamesIn } from "./renames.ts";
import { type EntryList, sameNames, type Vocabulary } from "./vocabulary.ts";

/** An item before and after a change; one of them is undefined where it was added or removed. */
export interface ItemPair {
  readonly kind: ItemKind;
  /** Undefined where it was added. */
  readonly nameBefore: string | undefined;
  /** Undefined where it was removed. */
  readonly nameAfter: string | undefined;
  readonly before: PlacedItem | undefined;
  readonly after: PlacedItem | undefined;
  /** The names with which the item before the change is read. */
  readonly vocabulary: Vocabulary;
  /** The entries of the lists whose names other places of the file use: those of a step and the nodes of a pipeline. */
  readonly renamed: { readonly [list in RenamedList]?: Renames };
}

export const renamedLists = ["parameters", "inputs", "nodes"] as const;

export type RenamedList = (typeof renamedLists)[number];

interface Sides {
  readonly before: NamedItems;
  readonly after: NamedItems;
  /** What the items of each side refer to, looked for where something may have been renamed. */
  readonly usedBefore: () => References;
  readonly usedAfter: () => References;
}

function sidesOf(before: Document, after: Document): Sides {
  const [own, other] = [namedItems(before), namedItems(after)];
  return {
    before: own,
    after: other,
    usedBefore: once(() => referencesIn(own)),
    usedAfter: once(() => referencesIn(other)),
  };
}

/**
 * Finds the counterpart of each item: the one of its kind and name, or the one that differs in its name alone; in the order
 * of the file after the change, and what was removed comes last.
 */
export function matchItems(before: Document, after: Document): readonly ItemPair[] {
  const sides = sidesOf(before, after);
  const items = new Map<ItemKind, Renames>();
  const entries = new Map<string, { parameters: Renames; inputs: Renames }>();
  const renames: FileRenames = { items, entries };
  for (const kind of itemKinds) {
    const found = itemRenames(sides, kind, renames);
    if (found.size > 0) items.set(kind, found);
    if (kind !== "step") continue;
    for (const [name, own, other] of counterparts(sides, kind, renames)) {
      const of = (list: EntryList) => followedEntries(sides, list, own, other);
      const [parameters, inputs] = [of("parameters"), of("inputs")];
      if (parameters.size + inputs.size > 0) entries.set(name, { parameters, inputs });
    }
  }
  return pairsOf(sides, renames);
}

function itemRenames(sides: Sides, kind: ItemKind, renames: FileRenames): Renames {
  const { before, after } = sides;
  const meanings = (items: ReadonlyMap<string, PlacedItem> | undefined, isBefore: boolean) =>
    new Map(
      [...(items ?? [])].flatMap(([name, placed]) => {
        const vocabulary = isBefore ? vocabularyOf(renames, before, placed) : sameNames;
        const meaning = meaningOfItem(placed.item, vocabulary);
        return meaning ? [[name, meaning] as const] : [];
      }),
    );
  const found = renamesIn(meanings(before.get(kind), true), meanings(after.get(kind), false));
  const refer = (name: string) => referenceTo.item(kind, name);
  return followed(sides, found, refer, refer);
}

function followed(
  { usedBefore, usedAfter }: Sides,
  renames: Renames,
  before: (name: string) => string,
  after: (name: string) => string,
): Renames {
  if (renames.size === 0) return renames;
  const own = { used: usedBefore(), refer: before };
  return followedRenames(renames, own, { used: usedAfter(), refer: after });
}

/** What was renamed in a list of a step. */
function followedEntries(
  sides: Sides,
  list: EntryList,
  before: PlacedItem,
  after: PlacedItem,
): Renames {
  const referIn = (step: PlacedItem) => (name: string) =>
    referenceTo.entry(step.item.config?.name?.value, list, name);
  const found = entryRenames(list, before, after, sameNames);
  return followed(sides, found, referIn(before), referIn(after));
}

/** The items that are there before and after, by the name before. */
function counterparts(
  { before, after }: Sides,
  kind: ItemKind,
  { items }: FileRenames,
): readonly (readonly [name: string, before: PlacedItem, after: PlacedItem])[] {
  const names = items.get(kind) ?? noRenames;
  return [...(before.get(kind) ?? [])].flatMap(([name, own]) => {
    const other = after.get(kind)?.get(names.get(name) ?? name);
    return other ? [[name, own, other] as const] : [];
  });
}

/** What was renamed in a list of an item; the vocabulary is that of the item before. */
function entryRenames(
  list: RenamedList,
  before: PlacedItem,
  after: PlacedItem,
  vocabulary: Vocabulary,
): Renames {
  const own = entriesAt(meaningOfItem(before.item, vocabulary), list);
  const other = entriesAt(meaningOfItem(after.item, sameNames), list);
  if (!own || !other) return noRenames;
  const [from, to] = [declaredNames(before, list), declaredNames(after, list)];
  return new Map([...renamesIn(own, other)].filter(([old, now]) => from.has(old) && to.has(now)));
}

/** The names in a list of an item; no reference has a number that tells repeated ones apart. */
function declaredNames({ item: { config } }: PlacedItem, list: RenamedList): ReadonlySet<string> {
  const isStep = config?.kind === "step" && list !== "nodes";
  const nodes = config?.kind === "pipeline" && list === "nodes" ? config.nodes : [];
  const entries = isStep ? config[list] : nodes;
  return new Set(entries.flatMap((it) => it.name?.value ?? []));
}

function pairsOf(sides: Sides, renames: FileRenames): readonly ItemPair[] {
  const pairs = itemKinds.flatMap((kind) => {
    const there = counterparts(sides, kind, renames);
    const used = new Set(there.map(([, , other]) => other));
    const kept = there.map(([name, own, other]) => pairOf(sides, renames, kind, name, own, other));
    const known = new Set(there.map(([name]) => name));
    const removed = [...(sides.before.get(kind) ?? [])].flatMap(([name, own]) =>
      known.has(name) ? [] : single(kind, name, own, undefined),
    );
    const added = [...(sides.after.get(kind) ?? [])].flatMap(([name, other]) =>
      used.has(other) ? [] : single(kind, name, undefined, other),
    );
    return [...kept, ...added, ...removed];
  });
  return pairs.sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ after }: ItemPair): number {
  return after ? after.start + after.item.node.range.start : Number.MAX_SAFE_INTEGER;
}

function single(
  kind: ItemKind,
  name: string,
  before: PlacedItem | undefined,
  after: PlacedItem | undefined,
): ItemPair {
  return {
    kind,
    nameBefore: before && name,
    nameAfter: after && name,
    before,
    after,
    vocabulary: sameNames,
    renamed: {},
  };
}

function pairOf(
  { before: items, after: itemsAfter }: Sides,
  renames: FileRenames,
  kind: ItemKind,
  name: string,
  before: PlacedItem,
  after: PlacedItem,
): ItemPair {
  const nameAfter = [...(itemsAfter.get(kind) ?? [])].find(([, it]) => it === after)?.[0];
  const base = { kind, nameBefore: name, nameAfter, before, after };
  if (kind !== "pipeline") {
    const vocabulary = vocabularyOf(renames, items, before);
    return { ...base, vocabulary, renamed: (kind === "step" && renames.entries.get(name)) || {} };
  }
  const found = entryRenames("nodes", before, after, vocabularyOf(renames, items, before));
  const nodes = followedNodes(found, [before, items], [after, itemsAfter]);
  return { ...base, vocabulary: vocabularyOf(renames, items, before, nodes), renamed: { nodes } };
}

function followedNodes(
  nodes: Renames,
  before: Parameters<typeof referencesOf>,
  after: Parameters<typeof referencesOf>,
): Renames {
  if (nodes.size === 0) return nodes;
  const [own, other] = [before, after].map((it) => ({
    used: referencesOf(...it),
    refer: referenceTo.node,
  }));
  return own && other ? followedRenames(nodes, own, other) : nodes;
}
