import { columnOf } from "#core/base/line.ts";
import type { Item } from "#core/model/piece.ts";
import type { Finding } from "#core/schema/finding.ts";
import { nodeAt } from "#core/schema/resolve.ts";
import type { MappingNode } from "#core/syntax/tree.ts";
import { type SplitEntry, splitEntries } from "./split-entries.ts";

/** The findings of an item in which what the parts of a split entry lack is told once, at the first dash too many. */
export function withSplitEntries(item: Item, findings: readonly Finding[]): readonly Finding[] {
  const told = new Set<SplitEntry>();
  return findings.flatMap((finding) => {
    const split = isLack(finding) ? splitAround(item, finding) : undefined;
    if (!split) return [finding];
    if (told.has(split)) return [];
    told.add(split);
    return toldOnce(item, finding, split);
  });
}

function isLack({ kind }: Finding): boolean {
  return kind === "missing-key" || kind === "not-exactly-one" || kind === "none-of";
}

/** The split entry that a mapping with a lack is part of. */
function splitAround({ entry }: Item, { path, via }: Finding): SplitEntry | undefined {
  const index = path.at(-1);
  const key = path.at(-2);
  if (!entry || via || typeof index !== "number" || typeof key !== "string") return undefined;
  const splits = splitEntries(key, nodeAt(entry.value, path.slice(0, -1)));
  return splits.find(({ first, parts }) => first <= index && index < first + parts.length);
}

function toldOnce(
  { text }: Item,
  { schemaName, path }: Finding,
  { parts, isCertain }: SplitEntry,
): readonly Finding[] {
  const [head, ...others] = parts;
  const dashes = others.map((it) => text.lastIndexOf("-", it.range.start));
  const [first] = dashes;
  if (!head || first === undefined) return [];
  const column = (it: MappingNode) => columnOf(text, it.range.start);
  const isStraight = others.every((it) => column(it) === column(head));
  const keys = others.flatMap((it) =>
    it.pairs.flatMap(({ key }) => (key.kind === "scalar" ? [key.text] : [])),
  );
  return [
    {
      kind: "split-entry",
      range: { start: first, end: first + 1 },
      schemaName,
      path,
      keys,
      joining: isCertain && isStraight ? dashes : [],
    },
  ];
}
