import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import {
  type EntriesMeaning,
  type MappingMeaning,
  type Meaning,
  sameText,
} from "./item-meaning.ts";
import { noRenames, renamesIn } from "./renames.ts";

/** A difference between two versions of an item. */
export interface PartChange {
  readonly change: "added" | "removed" | "changed" | "renamed";
  /** From the item to the part, in the names after the change. */
  readonly path: readonly PathPart[];
  /** Undefined where it was added. */
  readonly before: PartState | undefined;
  /** Undefined where it was removed. */
  readonly after: PartState | undefined;
}

/** A key of a mapping, or an entry of a list by what it is and its name. */
export type PathPart =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "entry"; readonly noun: string; readonly name: string };

export interface PartState {
  /** The name of a renamed entry. */
  readonly name?: string;
  readonly value: Value;
  /** In offsets of the piece. */
  readonly range: SourceRange;
}

/** The differences between two versions of a part, in the order after the change; what was removed comes last. */
export function partChanges(
  before: Meaning | undefined,
  after: Meaning | undefined,
  path: readonly PathPart[] = [],
): readonly PartChange[] {
  if (!before || !after) return whole(before, after, path);
  if (before.kind === "mapping" && after.kind === "mapping") {
    const parts = [partsBeside(before, after), partsBeside(after, before)] as const;
    return changesIn(...parts, (key) => [...path, { kind: "key", key }]);
  }
  if (before.kind === "entries" && after.kind === "entries") {
    return entryChanges(before, after, path);
  }
  return sameText(before) === sameText(after) ? [] : whole(before, after, path);
}

/** The parts of a mapping, and what it assumes for those that the other one has. */
function partsBeside(own: MappingMeaning, other: MappingMeaning): ReadonlyMap<string, Meaning> {
  const assumed = [...own.assumed].filter(([key]) => !own.parts.has(key) && other.parts.has(key));
  return new Map([...own.parts, ...assumed]);
}

/** A list of named entries that is added or removed is reported entry by entry. */
function whole(
  before: Meaning | undefined,
  after: Meaning | undefined,
  path: readonly PathPart[],
): readonly PartChange[] {
  const only = before && after ? undefined : (before ?? after);
  if (only?.kind === "entries") {
    const empty: EntriesMeaning = { ...only, entries: new Map() };
    return entryChanges(before ? only : empty, after ? only : empty, path);
  }
  const change = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [{ change, path, before: stateOf(before), after: stateOf(after) }];
}

/** What a change says about a part, before or after it; with a name where that has changed. */
export function stateOf(meaning: Meaning | undefined, name?: string): PartState | undefined {
  if (!meaning) return undefined;
  const { value, range } = meaning;
  return name === undefined ? { value, range } : { name, value, range };
}

function changesIn(
  before: ReadonlyMap<string, Meaning>,
  after: ReadonlyMap<string, Meaning>,
  pathTo: (key: string) => readonly PathPart[],
): readonly PartChange[] {
  const gone = [...before.keys()].filter((it) => !after.has(it));
  return [...after.keys(), ...gone].flatMap((key) =>
    partChanges(before.get(key), after.get(key), pathTo(key)),
  );
}

/** The entries of an item whose renames are known beforehand, with the places that follow them. */
const matched: ReadonlySet<string> = new Set(["parameter", "input", "node"]);

function entryChanges(
  before: EntriesMeaning,
  after: EntriesMeaning,
  path: readonly PathPart[],
): readonly PartChange[] {
  const { noun } = after;
  const pathTo = (name: string) => [...path, { kind: "entry", noun, name } as const];
  const isSearched = after.isNamed && !(path.length === 1 && matched.has(noun));
  const renames = isSearched ? renamesIn(before.entries, after.entries) : noRenames;
  const renamed = [...renames].map(([from, to]): PartChange => {
    const states = [stateOf(before.entries.get(from), from), stateOf(after.entries.get(to), to)];
    return { change: "renamed", path: pathTo(to), before: states[0], after: states[1] };
  });
  const isRenamed = new Set([...renames.keys(), ...renames.values()]);
  const others = (entries: ReadonlyMap<string, Meaning>) =>
    new Map([...entries].filter(([name]) => !isRenamed.has(name)));
  return [...renamed, ...changesIn(others(before.entries), others(after.entries), pathTo)];
}
