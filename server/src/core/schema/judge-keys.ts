import type { SourceRange } from "../base/range.ts";
import { type Entry, isMergeKey } from "../syntax/mapping.ts";
import { dereference, type MappingNode, type SyntaxNode } from "../syntax/tree.ts";
import { nearestKey } from "./nearest.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { propertyOf } from "./resolve.ts";
import { childSpot, isEmptyScalar, type Report, type Spot, startOf } from "./spot.ts";

/** A mapping with the schema that judges it. */
export interface Judged {
  readonly node: MappingNode;
  readonly object: ObjectSchema;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly spot: Spot;
}

/** Keys that the mapping does not know. */
export function reportUnknownKeys({ node, object, entries, spot }: Judged, report: Report): void {
  if (object.open) return;
  const present = new Set(entries.keys());
  for (const [key, entry] of entries) {
    if (propertyOf(object, key)) continue;
    const nearest = nearestKey(key, object, present);
    const departure = { kind: "unknown-key", key } as const;
    const place = childSpot(node, entry, spot, object.name);
    report(entry.key.range, place, nearest === undefined ? departure : { ...departure, nearest });
  }
}

/** Keys that the mapping cannot do without. */
export function reportAbsentKeys(judged: Judged, report: Report): void {
  if (mayHoldMore(judged.node)) return;
  for (const [key, row] of Object.entries(judged.object.properties)) {
    if (judged.entries.has(key)) continue;
    const condition = row.requiredWhen;
    const required =
      row.required || (condition && textOf(judged.entries.get(condition.key)) === condition.is);
    if (required) report(missingRange(judged), judged.spot, { kind: "missing-key", key });
  }
}

function textOf(entry: Entry | undefined): string | undefined {
  const target = entry && dereference(entry.value);
  return target?.kind === "scalar" ? target.text : undefined;
}

/** Keys that exclude or replace each other. */
export function reportCombinations(judged: Judged, report: Report): void {
  const { object, entries, spot, node } = judged;
  const { exactlyOneOf: one, atMostOneOf: most, atLeastOneOf: least } = object;
  const presentOf = (keys: readonly string[]) => keys.filter((it) => entries.has(it));
  if (one) {
    const present = presentOf(one);
    const none = present.length === 0 && !mayHoldMore(node);
    if (none || present.length > 1) {
      report(combinationRange(judged, present), spot, {
        kind: "not-exactly-one",
        keys: one,
        present,
      });
    }
  }
  if (most && presentOf(most).length > 1) {
    const present = presentOf(most);
    report(combinationRange(judged, present), spot, { kind: "more-than-one", keys: most, present });
  }
  if (least && presentOf(least).length === 0 && !mayHoldMore(node)) {
    report(missingRange(judged), spot, { kind: "none-of", keys: least });
  }
}

/** The second of the keys that exclude each other, as they are written, or where a missing key is told of. */
function combinationRange(judged: Judged, present: readonly string[]): SourceRange {
  const written = present
    .map((it) => judged.entries.get(it))
    .filter((it) => it !== undefined)
    .sort((a, b) => a.key.range.start - b.key.range.start);
  return written[1]?.key.range ?? missingRange(judged);
}

/** Where a mapping is told that something lacks: its name, else the key that holds it, else its first key. */
export function missingRange({ node, entries, spot }: Judged): SourceRange {
  const name = entries.get("name");
  if (name && !name.merged && isNameable(name.value)) return name.value.range;
  const inList = typeof spot.path.at(-1) === "number";
  return (inList ? undefined : spot.holder) ?? startOf(node);
}

function isNameable(node: SyntaxNode): boolean {
  return (node.kind === "scalar" && !isEmptyScalar(node)) || node.kind === "alias";
}

/** A merge key whose alias stands for nothing known: what it would bring cannot be missed. */
export function mayHoldMore(node: MappingNode): boolean {
  return node.pairs.some((pair) => {
    if (!isMergeKey(pair)) return false;
    const target = dereference(pair.value);
    const sources = target.kind === "sequence" ? target.entries.map(dereference) : [target];
    return sources.some((it) => it.kind === "alias");
  });
}
