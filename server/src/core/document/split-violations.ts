import { columnOf } from "#core/base/line.ts";
import type { Item } from "#core/model/piece.ts";
import { nodeAt } from "#core/schema/schema-path.ts";
import type { SchemaViolation } from "#core/schema/violation.ts";
import type { MappingNode } from "#core/syntax/tree.ts";
import { type SplitEntry, splitEntries } from "./split-entries.ts";

/** The violations of an item, with the missing keys of a split entry reported once, at the first dash too many. */
export function withSplitEntries(
  item: Item,
  violations: readonly SchemaViolation[],
): readonly SchemaViolation[] {
  const reported = new Set<SplitEntry>();
  return violations.flatMap((violation) => {
    const split = isAbsence(violation) ? splitAround(item, violation) : undefined;
    if (!split) return [violation];
    if (reported.has(split)) return [];
    reported.add(split);
    return splitViolations(item, violation, split);
  });
}

function isAbsence({ kind }: SchemaViolation): boolean {
  return kind === "missing-key" || kind === "not-exactly-one" || kind === "none-of";
}

/** The split entry that a mapping with a missing key is part of. */
function splitAround({ entry }: Item, { path, via }: SchemaViolation): SplitEntry | undefined {
  const index = path.at(-1);
  const key = path.at(-2);
  if (!entry || via || typeof index !== "number" || typeof key !== "string") return undefined;
  const splits = splitEntries(key, nodeAt(entry.value, path.slice(0, -1)));
  return splits.find(({ first, parts }) => first <= index && index < first + parts.length);
}

function splitViolations(
  { text }: Item,
  { schemaName, path }: SchemaViolation,
  { parts, isCertain }: SplitEntry,
): readonly SchemaViolation[] {
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
