import { oncePer } from "#core/base/once-per.ts";
import { isMergeKey, mayRepeatKeys } from "#core/syntax/mapping.ts";
import type { MappingNode, ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";

/** A list entry that became part of the one before, because its dash or its first line is missing. */
export interface JoinedEntry {
  /** The keys that the entry before has as well, from the start of this one on. */
  readonly keys: readonly ScalarNode[];
}

/** The entries that a list entry in block form has swallowed: wherever several of its keys begin again. */
export function joinedEntries(entry: SyntaxNode): readonly JoinedEntry[] {
  if (entry.kind !== "mapping" || entry.flow || !mayRepeatKeys(entry)) return none;
  return joinedIn(entry);
}

/** Whether any list below a node has an entry that swallowed another, so that names only seem to be missing. */
export function hasJoinedEntries(node: SyntaxNode): boolean {
  switch (node.kind) {
    case "sequence":
      return node.entries.some((it) => joinedEntries(it).length > 0 || hasJoinedEntries(it));
    case "mapping":
      return node.pairs.some((it) => hasJoinedEntries(it.value));
    default:
      return false;
  }
}

const none: readonly JoinedEntry[] = [];

const joinedIn = oncePer(({ pairs }: MappingNode): readonly JoinedEntry[] => {
  const before = new Set<string>();
  const groups: ScalarNode[][] = [];
  let own = new Set<string>();
  for (const pair of pairs) {
    const { key } = pair;
    if (key.kind !== "scalar" || isMergeKey(pair)) continue;
    if (own.has(key.text)) {
      own = new Set();
      groups.push([]);
    }
    own.add(key.text);
    if (before.has(key.text)) groups.at(-1)?.push(key);
    before.add(key.text);
  }
  const joined = groups.filter((it) => it.length > 1).map((keys) => ({ keys }));
  return joined.length > 0 ? joined : none;
});
