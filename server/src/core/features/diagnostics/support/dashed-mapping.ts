import { columnOf } from "#core/base/line.ts";
import { isOneMapping } from "#core/document/split-entries.ts";
import type { Item } from "#core/model/piece.ts";
import { objectAt, propertyOf, type SchemaPath } from "#core/schema/schema-path.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/**
 * The dashes of a list where a mapping belongs, as offsets of the item's text, if it is this mapping with a dash before
 * some of its keys; undefined where it is not, or where the keys without the dashes would not be in one column.
 */
export function dashesInMapping(
  { text, keyword, entry }: Item,
  path: SchemaPath,
  node: SyntaxNode | undefined,
): readonly number[] | undefined {
  const object = keyword && objectAt(keyword, entry?.value, path);
  if (!object || node?.kind !== "sequence" || node.flow) return undefined;
  if (!isOneMapping(node.entries, (key) => propertyOf(object, key) !== undefined)) return undefined;
  const starts = node.entries.map((it) => it.range.start);
  const isStraight = new Set(starts.map((it) => columnOf(text, it))).size === 1;
  return isStraight ? starts.map((it) => text.lastIndexOf("-", it)) : undefined;
}
