import type { SourceRange } from "#core/base/range.ts";
import type { Item } from "#core/model/piece.ts";

/**
 * The name of an item where it is written in the item itself, else the alias or merge key that brings it in.
 * A range of the piece; undefined for an item without a name.
 */
export function ownNameRange({ config, entry, node }: Item): SourceRange | undefined {
  const name = config?.name?.range;
  if (!name) return undefined;
  const isInside = (it: SourceRange) => node.range.start <= it.start && it.end <= node.range.end;
  const aliased = entry?.value.kind === "alias" ? entry.value.range : undefined;
  const places = [name, aliased, entry?.key.range];
  return places.find((it) => it !== undefined && isInside(it)) ?? node.range;
}
