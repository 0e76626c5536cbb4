import { closest } from "#core/base/closest.ts";
import { itemKeywords } from "#core/model/build.ts";
import type { Item } from "#core/model/piece.ts";
import { isMergeKey } from "#core/syntax/mapping.ts";
import { dereference, type ScalarNode, type SyntaxNode } from "#core/syntax/tree.ts";

export interface UnreadKey {
  readonly key: ScalarNode;
  /** The key that was most likely meant. */
  readonly meant: string | undefined;
}

/** The first key of an entry that has none of the keys that Valohai reads. */
export function unreadKey(item: Item): UnreadKey | undefined {
  const mapping = dereference(item.node);
  if (item.keyword || mapping.kind !== "mapping") return undefined;
  const key = mapping.pairs.find((it) => !isMergeKey(it))?.key;
  if (key?.kind !== "scalar") return undefined;
  return { key, meant: closest(key.text, itemKeywords) };
}

/** Whether the entry is there to hold anchors that other entries repeat. */
export function isHolder(item: Item, key: string): boolean {
  return /^(?:definitions?|anchors|x-.*|[._].*)$/i.test(key) || hasAnchor(item.node);
}

function hasAnchor(node: SyntaxNode): boolean {
  if (node.anchor !== undefined) return true;
  if (node.kind === "mapping") return node.pairs.some((it) => hasAnchor(it.value));
  return node.kind === "sequence" && node.entries.some(hasAnchor);
}
