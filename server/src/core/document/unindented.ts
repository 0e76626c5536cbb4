import { buildItem } from "#core/model/build.ts";
import type { ItemConfig } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { itemSchemaOf } from "#core/schema/index.ts";
import { propertyOf } from "#core/schema/schema-path.ts";
import { isMergeKey } from "#core/syntax/mapping.ts";
import { dereference, type Pair, type ScalarNode } from "#core/syntax/tree.ts";

/** A key beside the one that introduces the item. */
export interface Sibling {
  readonly key: ScalarNode;
  readonly pair: Pair;
}

/** The keys that are beside the item's own key in the same entry of the list. */
export function siblingsOf(item: Item): readonly Sibling[] {
  const mapping = dereference(item.node);
  if (mapping.kind !== "mapping" || !item.keyword) return [];
  return mapping.pairs.flatMap((pair) => {
    const { key } = pair;
    if (key.kind !== "scalar" || key.text === item.keyword || isMergeKey(pair)) return [];
    return { key, pair };
  });
}

/** The siblings that are properties of the item, so that they should be below its key. */
export function siblingProperties(item: Item): readonly Sibling[] {
  const object = item.keyword && itemSchemaOf(item.keyword);
  if (!object) return [];
  return siblingsOf(item).filter(
    (it) =>
      itemSchemaOf(it.key.text) === undefined && propertyOf(object, it.key.text) !== undefined,
  );
}

/** Whether nothing is below the item's own key. */
export function isEmptyItem(item: Item): boolean {
  const body = item.entry && dereference(item.entry.value);
  return body?.kind === "missing" || (body?.kind === "scalar" && body.text === "");
}

/** The intended config of an item whose properties are all beside its key; undefined for any other item. */
export function unindentedConfig(item: Item): ItemConfig | undefined {
  const { text, keyword, entry } = item;
  if (!keyword || !entry || !isEmptyItem(item) || siblingProperties(item).length === 0) {
    return undefined;
  }
  return buildItem(keyword, { text, keyRange: entry.key.range, body: dereference(item.node) });
}
