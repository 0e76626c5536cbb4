import { keptWhile } from "#core/base/kept-while.ts";
import { propertyNames } from "#core/schema/known-keys.ts";
import { isMergeKey } from "#core/syntax/mapping.ts";
import type { MappingNode, SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";

/** A list entry that dashes before its further keys split into several. */
export interface SplitEntry {
  /** The index of the first part in the list. */
  readonly first: number;
  /** The parts in a row, at least two. */
  readonly parts: readonly MappingNode[];
  /** Whether there is only one way to join them, given what follows. */
  readonly isCertain: boolean;
}

/** The key that every entry needs, by the key of its list. */
const identities: { readonly [list: string]: string } = {
  actions: "when",
  edges: "source",
  "environment-variables": "name",
  files: "name",
  inputs: "name",
  mounts: "source",
  nodes: "name",
  outputs: "name",
  parameters: "name",
  "shared-volumes": "pvc-name",
};

/** The entries that dashes split in the list below a key: no two parts share a key, and only one has the key that every entry needs. */
export function splitEntries(key: string, list: SyntaxNode | undefined): readonly SplitEntry[] {
  const identity = Object.hasOwn(identities, key) ? identities[key] : undefined;
  if (identity === undefined || list?.kind !== "sequence" || list.flow) return none;
  return splitIn(list, identity);
}

/** Whether entries of a list can be parts of a single mapping with keys of this kind. */
export function isOneMapping(
  entries: readonly SyntaxNode[],
  isKey: (key: string) => boolean,
): boolean {
  return entries.length > 0 && countJoined(entries, isKey) === entries.length;
}

const none: readonly SplitEntry[] = [];
const splitIn = keptWhile(findSplit);

function findSplit({ entries }: SequenceNode, identity: string): readonly SplitEntry[] {
  const isNamed = entries.map((it) => keysOf(it)?.includes(identity) ?? false);
  if (isNamed.every((it) => it)) return none;
  if (!isNamed[0]) {
    const isOne = isNamed.filter((it) => it).length === 1 && isOneMapping(entries, isKnown);
    return isOne ? [splitOf(entries, 0, entries.length)] : none;
  }
  return entries.flatMap((_, first) => {
    if (!isNamed[first]) return [];
    const next = isNamed.indexOf(true, first + 1);
    const end = next < 0 ? entries.length : next;
    const joined = countJoined(entries.slice(first, end), isKnown);
    return joined > 1 ? [splitOf(entries.slice(0, end), first, first + joined)] : [];
  });
}

function splitOf(entries: readonly SyntaxNode[], first: number, end: number): SplitEntry {
  const parts = entries.slice(first, end).filter((it) => it.kind === "mapping");
  return { first, parts, isCertain: end === entries.length };
}

const isKnown = (key: string) => propertyNames.has(key);

/** How many of the first entries are mappings in block form with keys of this kind that occur only once. */
function countJoined(entries: readonly SyntaxNode[], isKey: (key: string) => boolean): number {
  const seen = new Set<string>();
  const end = entries.findIndex((entry) => {
    const keys = keysOf(entry);
    const isApart = keys?.every((it) => isKey(it) && !seen.has(it)) ?? false;
    for (const it of keys ?? []) seen.add(it);
    return !isApart;
  });
  return end < 0 ? entries.length : end;
}

/** The keys of a mapping in block form without merge keys. */
function keysOf(node: SyntaxNode | undefined): readonly string[] | undefined {
  if (node?.kind !== "mapping" || node.flow || node.anchor !== undefined) return undefined;
  const isPlain = node.pairs.every((it) => it.key.kind === "scalar" && !isMergeKey(it));
  return isPlain
    ? node.pairs.flatMap(({ key }) => (key.kind === "scalar" ? [key.text] : []))
    : undefined;
}
