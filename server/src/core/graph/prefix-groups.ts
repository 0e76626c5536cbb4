import type { Graph } from "./graph.ts";

/** Nodes whose names begin alike, as `train-a`, `train-b` and `train-c` do. */
export interface PrefixGroup {
  /** With the separator at its end, such as `train-`. */
  readonly prefix: string;
  /** The ids of the nodes, in file order. */
  readonly members: readonly string[];
}

/** The fewest nodes that are worth a group. */
const leastMembers = 3;

/** The most prefixes of one name that are looked at, so that no name costs much. */
const mostPrefixes = 8;

/**
 * The groups of nodes of a graph that have a common prefix up to `-`, `_` or `.`, in file order. A node is in one group at
 * most: that of its longest prefix.
 */
export function prefixGroups({ nodes }: Graph): readonly PrefixGroup[] {
  const byPrefix = new Map<string, string[]>();
  for (const { id, name, kind } of nodes) {
    if (kind === "parameter" || kind === "group") continue;
    for (const prefix of prefixesOf(name)) {
      const members = byPrefix.get(prefix) ?? [];
      members.push(id);
      byPrefix.set(prefix, members);
    }
  }
  const taken = new Set<string>();
  const groups: PrefixGroup[] = [];
  for (const [prefix, all] of [...byPrefix].sort(([a], [b]) => b.length - a.length)) {
    const members = all.filter((it) => !taken.has(it));
    if (members.length < leastMembers) continue;
    for (const it of members) taken.add(it);
    groups.push({ prefix, members });
  }
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const placeOf = ({ members }: PrefixGroup) => places.get(members[0] ?? "") ?? 0;
  return groups.sort((a, b) => placeOf(a) - placeOf(b));
}

/** The beginnings of a name that end with a separator and are followed by something else. */
function prefixesOf(name: string): readonly string[] {
  const prefixes: string[] = [];
  for (let at = 1; at < name.length - 1 && prefixes.length < mostPrefixes; at++) {
    const isLast = !isSeparator(name[at + 1]);
    if (isSeparator(name[at]) && isLast) prefixes.push(name.slice(0, at + 1));
  }
  return prefixes;
}

function isSeparator(letter: string | undefined): boolean {
  return letter === "-" || letter === "_" || letter === ".";
}
