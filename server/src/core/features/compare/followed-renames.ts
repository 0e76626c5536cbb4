import type { PlacedItem } from "#core/document/placed-item.ts";
import type { ItemKind } from "#core/model/config.ts";
import { noFileRenames, vocabularyOf } from "./file-renames.ts";
import type { NamedItems } from "./named-items.ts";
import { meaningOfItem } from "./read-meaning.ts";
import type { Renames } from "./renames.ts";
import { type EntryList, sameNames } from "./vocabulary.ts";

/** What an item or a file refers to, each as a text from `referenceTo`. */
export type References = ReadonlySet<string>;

/** The text for a name, and for what it is a name of. */
export const referenceTo = {
  item: (kind: ItemKind, name: string) => JSON.stringify([kind, name]),
  node: (name: string) => JSON.stringify(["node", name]),
  entry: (step: string | undefined, list: EntryList, name: string) =>
    JSON.stringify([list, step, name]),
};

/** What an item refers to, as it is written. */
export function referencesOf(placed: PlacedItem, items: NamedItems): References {
  const found = new Set<string>();
  const note = (name: string, reference: string): string => {
    found.add(reference);
    return name;
  };
  meaningOfItem(placed.item, {
    ...sameNames,
    isSame: false,
    item: (kind, name) => note(name, referenceTo.item(kind, name)),
    node: (name) => note(name, referenceTo.node(name)),
    entry: (step, list, name) => note(name, referenceTo.entry(step, list, name)),
    stepOf: vocabularyOf(noFileRenames, items, placed).stepOf,
  });
  return found;
}

/** What all items of a file refer to. */
export function referencesIn(items: NamedItems): References {
  const all = [...items.values()].flatMap((named) => [...named.values()]);
  return new Set(all.flatMap((placed) => [...referencesOf(placed, items)]));
}

/**
 * The renames that references follow. Where the new name was referred to before, or the old one still is, the names are of
 * two things.
 */
export function followedRenames(
  renames: Renames,
  before: { readonly used: References; readonly refer: (name: string) => string },
  after: { readonly used: References; readonly refer: (name: string) => string },
): Renames {
  return new Map(
    [...renames].filter(
      ([from, to]) => !before.used.has(before.refer(to)) && !after.used.has(after.refer(from)),
    ),
  );
}
