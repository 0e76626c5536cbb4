import { groupBy } from "#core/base/group-by.ts";
import { numberedNames } from "#core/base/numbered-names.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { ItemKind } from "#core/model/config.ts";

/** The items of a file by kind and name; those of one name are told apart by their number. */
export type NamedItems = ReadonlyMap<ItemKind, ReadonlyMap<string, PlacedItem>>;

/** The kinds of items, in the order in which one depends on those before. */
export const itemKinds: readonly ItemKind[] = [
  "step",
  "endpoint",
  "deployment",
  "task",
  "pipeline",
];

/** The items of a document by kind and name. */
export function namedItems(document: Document): NamedItems {
  const byKind = groupBy(document.items, ({ item }) => item.config?.kind);
  return new Map(
    itemKinds.map((kind) => {
      const items = byKind.get(kind) ?? [];
      return [kind, numberedNames(items, ({ item }) => item.config?.name?.value ?? "")] as const;
    }),
  );
}

/** Where an item is in its file; undefined where it is not there. */
export function itemRange(placed: PlacedItem | undefined): SourceRange | undefined {
  return placed && shift(placed.item.node.range, placed.start);
}
