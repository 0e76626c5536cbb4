import {
  dereference,
  type MappingEntries,
  type MappingEntry,
  type MappingNode,
  type Pair,
  type SyntaxNode,
} from "./tree.ts";

/** The entries of a mapping by key as PyYAML sees them: the last of equal keys wins, merged ones come after own ones. */
export function entriesOf(node: SyntaxNode): MappingEntries {
  const mapping = dereference(node);
  return mapping.kind === "mapping" ? mapping.entriesBy(findEntries) : noEntries;
}

const noEntries: MappingEntries = new Map();

function findEntries(mapping: MappingNode): MappingEntries {
  const entries = new Map<string, MappingEntry>();
  collect(mapping, entries, 0);
  return entries;
}

/** Whether a mapping may have a key twice: what it merges, and keys that are no scalars, count as such. */
export function mayRepeatKeys(mapping: MappingNode): boolean {
  return entriesOf(mapping).size !== mapping.pairs.length || mapping.pairs.some(isMergeKey);
}

/** The value that a mapping has for a key; undefined if there is none. */
export function valueAt(node: SyntaxNode, key: string): SyntaxNode | undefined {
  return entriesOf(node).get(key)?.value;
}

/** The entries of a sequence; none for anything else. */
export function listOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (!node) return noNodes;
  const target = dereference(node);
  return target.kind === "sequence" ? target.entries : noNodes;
}

const noNodes: readonly SyntaxNode[] = [];

/** Whether something other than a list is written where a list belongs, so that its entries are unknown. */
export function isOtherThanList(node: SyntaxNode | undefined): boolean {
  return node !== undefined && dereference(node).kind !== "sequence";
}

/** Whether a pair is a merge key: only an unquoted, untagged `<<` is. */
export function isMergeKey(pair: Pair): boolean {
  const { key } = pair;
  return key.kind === "scalar" && key.style === "plain" && key.text === "<<" && !key.tag;
}

function collect(mapping: MappingNode, entries: Map<string, MappingEntry>, depth: number): void {
  let merges = false;
  for (const pair of mapping.pairs) {
    if (isMergeKey(pair)) {
      merges = true;
      continue;
    }
    const key = dereference(pair.key);
    if (key.kind !== "scalar") continue;
    entries.set(key.text, { key, value: pair.value, merged: depth > 0 });
  }
  if (!merges || depth > 20) return;
  for (const pair of [...mapping.pairs].reverse()) {
    if (isMergeKey(pair)) collectMerged(pair.value, entries, depth);
  }
}

/** If a list merges several mappings, the first one wins (PyYAML `flatten_mapping`). */
function collectMerged(value: SyntaxNode, entries: Map<string, MappingEntry>, depth: number): void {
  const target = dereference(value);
  const sources = target.kind === "sequence" ? target.entries.map(dereference) : [target];
  for (const source of sources) {
    if (source.kind !== "mapping") continue;
    const merged = new Map<string, MappingEntry>();
    collect(source, merged, depth + 1);
    for (const [key, entry] of merged) {
      if (!entries.has(key)) entries.set(key, { ...entry, merged: true });
    }
  }
}
