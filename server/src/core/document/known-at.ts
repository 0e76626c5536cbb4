import { itemSchemaOf } from "#core/schema/index.ts";
import { propertyAt } from "#core/schema/schema-path.ts";
import { locate } from "#core/syntax/locate.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";

/** Whether the key at an offset of a file, or the key of the value there, is allowed where it is; true for brackets. */
export function isKnownAt(roots: readonly SyntaxNode[], offset: number): boolean {
  for (const root of roots) {
    const place = locate(root, offset);
    if (!place || root.kind !== "sequence") continue;
    const [index, itemKey, ...rest] = place.path;
    if (typeof index !== "number" || typeof itemKey !== "string") return false;
    const path = rest.slice(0, rest.findLastIndex((it) => typeof it === "string") + 1);
    if (path.length === 0) return itemSchemaOf(itemKey) !== undefined;
    const entry = root.entries[index];
    const item = entry && entriesOf(dereference(entry)).get(itemKey)?.value;
    return propertyAt(itemKey, item, path) !== undefined;
  }
  return true;
}
