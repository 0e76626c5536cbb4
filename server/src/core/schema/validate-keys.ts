import type { SourceRange } from "#core/base/range.ts";
import { isMergeKey } from "#core/syntax/mapping.ts";
import {
  dereference,
  type MappingEntry,
  type MappingNode,
  type SyntaxNode,
} from "#core/syntax/tree.ts";
import { knownPlace, mayBeNewer } from "./known-keys.ts";
import { nearestKey } from "./nearest.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { propertyOf } from "./schema-path.ts";
import {
  childPath,
  isEmptyScalar,
  type ReportViolation,
  startOf,
  type ValidationPath,
} from "./validation-path.ts";
import type { Violation } from "./violation.ts";

/** A mapping with its schema. */
export interface CheckedMapping {
  readonly node: MappingNode;
  readonly object: ObjectSchema;
  readonly entries: ReadonlyMap<string, MappingEntry>;
  readonly at: ValidationPath;
}

/** Keys that the mapping does not know. */
export function reportUnknownKeys(checked: CheckedMapping, report: ReportViolation): void {
  const { node, object, entries, at } = checked;
  if (object.open) return;
  const present = new Set(entries.keys());
  let explained = 0;
  for (const [key, entry] of entries) {
    if (propertyOf(object, key)) continue;
    explained++;
    report(entry.key.range, childPath(node, entry, at, object.name), {
      kind: "unknown-key",
      key,
      ...(explained > maxExplained ? { mayBeNewer: true } : meantBy(key, entry, checked, present)),
    });
  }
}

/** For how many keys of a mapping it is found out what they mean: only a program writes more, and each takes a moment. */
const maxExplained = 1000;

/** Which known key an unknown one may mean, and by what slip; or where it is known instead, if anywhere. */
function meantBy(
  key: string,
  entry: MappingEntry,
  { node, object }: CheckedMapping,
  present: ReadonlySet<string>,
): Omit<Violation & { readonly kind: "unknown-key" }, "kind" | "key"> {
  const unspaced = keyWithoutSpace(entry, object, present);
  if (unspaced !== undefined) return { unspaced };
  const nearest = nearestKey(key, object, present);
  if (nearest !== undefined) return { nearest };
  const uncoloned = keyWithoutColon(entry, object, present);
  if (uncoloned !== undefined) return { uncoloned };
  // Between braces, any word without a colon is a slip.
  const isKey = !node.flow || entry.value.kind !== "missing";
  if (isKey && mayBeNewer(key, object)) return { mayBeNewer: true };
  const known = knownPlace(key, object);
  return known.above === undefined && known.below === undefined ? {} : { known };
}

/** The free key with which a key without a value begins, as `command` in `{ command python a.py }`. */
function keyWithoutColon(
  entry: MappingEntry,
  object: ObjectSchema,
  present: ReadonlySet<string>,
): string | undefined {
  return keyBefore(/^[\w-]+(?= +[\w./~-])/, entry, object, present);
}

/** The free key with which a key without a value begins, as `name` in `{ name:train }`. */
function keyWithoutSpace(
  entry: MappingEntry,
  object: ObjectSchema,
  present: ReadonlySet<string>,
): string | undefined {
  return keyBefore(/^[\w-]+(?=:\S)/, entry, object, present);
}

function keyBefore(
  value: RegExp,
  entry: MappingEntry,
  object: ObjectSchema,
  present: ReadonlySet<string>,
): string | undefined {
  const isBare = entry.key.style === "plain" && entry.value.kind === "missing";
  const first = isBare ? value.exec(entry.key.text)?.[0] : undefined;
  return first !== undefined && propertyOf(object, first) && !present.has(first)
    ? first
    : undefined;
}

/** Required keys of the mapping. */
export function reportAbsentKeys(checked: CheckedMapping, report: ReportViolation): void {
  if (mayHoldMore(checked.node)) return;
  for (const [key, row] of Object.entries(checked.object.properties)) {
    if (checked.entries.has(key)) continue;
    const condition = row.requiredWhen;
    const required =
      row.required || (condition && textOf(checked.entries.get(condition.key)) === condition.is);
    if (required) report(missingRange(checked), checked.at, { kind: "missing-key", key });
  }
}

function textOf(entry: MappingEntry | undefined): string | undefined {
  const target = entry && dereference(entry.value);
  return target?.kind === "scalar" ? target.text : undefined;
}

/** Keys that exclude or replace each other. */
export function reportCombinations(checked: CheckedMapping, report: ReportViolation): void {
  const { object, entries, at, node } = checked;
  const { exactlyOneOf: one, atMostOneOf: most, atLeastOneOf: least } = object;
  const presentOf = (keys: readonly string[]) => keys.filter((it) => entries.has(it));
  if (one) {
    const present = presentOf(one);
    const none = present.length === 0 && !mayHoldMore(node);
    if (none || present.length > 1) {
      report(combinationRange(checked, present), at, {
        kind: "not-exactly-one",
        keys: one,
        present,
      });
    }
  }
  if (most && presentOf(most).length > 1) {
    const present = presentOf(most);
    report(combinationRange(checked, present), at, { kind: "more-than-one", keys: most, present });
  }
  if (least && presentOf(least).length === 0 && !mayHoldMore(node)) {
    report(missingRange(checked), at, { kind: "none-of", keys: least });
  }
}

/** The second of the keys that exclude each other, as they are written, or the place where a missing key is reported. */
function combinationRange(checked: CheckedMapping, present: readonly string[]): SourceRange {
  const written = present
    .map((it) => checked.entries.get(it))
    .filter((it) => it !== undefined)
    .sort((a, b) => a.key.range.start - b.key.range.start);
  return written[1]?.key.range ?? missingRange(checked);
}

/** The range, in the piece, where to report a missing key: the mapping's `name` value, else the key that holds it, else its first key. */
export function missingRange({ node, entries, at }: CheckedMapping): SourceRange {
  const name = entries.get("name");
  if (name && !name.merged && isNameable(name.value)) return name.value.range;
  const inList = typeof at.path.at(-1) === "number";
  return (inList ? undefined : at.holder) ?? startOf(node);
}

function isNameable(node: SyntaxNode): boolean {
  return (node.kind === "scalar" && !isEmptyScalar(node)) || node.kind === "alias";
}

/** A merge key whose alias is unknown: keys that it may bring are not reported as missing. */
export function mayHoldMore(node: MappingNode): boolean {
  return node.pairs.some((pair) => {
    if (!isMergeKey(pair)) return false;
    const target = dereference(pair.value);
    const sources = target.kind === "sequence" ? target.entries.map(dereference) : [target];
    return sources.some((it) => it.kind === "alias");
  });
}
