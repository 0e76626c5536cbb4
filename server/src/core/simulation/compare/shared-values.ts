import type { Value } from "#core/base/value.ts";
import type { ValueList } from "../variant.ts";
import { countsOf, type Membership, membershipOf, searched } from "./membership.ts";
import { sharedTerms } from "./shared-terms.ts";

/** How the values of one parameter compare in two lists. */
export interface SharedValues {
  /**
   * The values that both lists hold, grouped by how often each list holds one. Nearly always there is one group, of values
   * that each list holds once.
   */
  readonly groups: readonly SharedGroup[];
  readonly removed: OnlyValues;
  readonly added: OnlyValues;
  /** Whether this is known for each value; otherwise it is projected from a sample. */
  readonly isExact: boolean;
}

export interface SharedGroup {
  /** How many values are in the group. */
  readonly size: number;
  /** How often each of them is in the list before and in the one after. */
  readonly before: number;
  readonly after: number;
}

/** The values that one list holds and the other does not. */
export interface OnlyValues {
  /** Repeated ones count as often as they are there. */
  readonly count: number;
  /** The first few, in the order of the list. */
  readonly first: readonly Value[];
}

/** Compares two lists of values, without listing them where it follows from how they are made. */
export function sharedValues(before: ValueList, after: ValueList): SharedValues {
  if (before === after || (before.recipe !== undefined && before.recipe === after.recipe)) {
    return { groups: once(before.length), removed: noValues, added: noValues, isExact: true };
  }
  const inBefore = membershipOf(before);
  const inAfter = membershipOf(after);
  const found = groupsOf(before, after, inBefore, inAfter);
  const sizeOf = (side: "before" | "after") =>
    found.groups.reduce((sum, it) => sum + it.size * it[side], 0);
  return {
    ...found,
    removed: missingIn(before, inAfter, before.length - sizeOf("before")),
    added: missingIn(after, inBefore, after.length - sizeOf("after")),
  };
}

const noValues: OnlyValues = { count: 0, first: [] };

type Groups = Pick<SharedValues, "groups" | "isExact">;

function groupsOf(
  before: ValueList,
  after: ValueList,
  inBefore: Membership,
  inAfter: Membership,
): Groups {
  if (before.progression && after.progression) {
    const size = sharedTerms(before.progression, before.length, after.progression, after.length);
    return { groups: once(size), isExact: true };
  }
  if (before.length <= after.length && before.length <= searched) {
    return { groups: lookedUp(before, inAfter), isExact: true };
  }
  if (after.length <= searched) {
    const groups = lookedUp(after, inBefore);
    const turned = groups.map((it) => ({ size: it.size, before: it.after, after: it.before }));
    return { groups: turned, isExact: true };
  }
  const size = (sampled(before, inAfter) + sampled(after, inBefore)) / 2;
  return { groups: once(Math.round(size)), isExact: false };
}

function once(size: number): readonly SharedGroup[] {
  return size === 0 ? [] : [{ size, before: 1, after: 1 }];
}

/** The values of a list that another one holds as well. */
function lookedUp(list: ValueList, inOther: Membership): readonly SharedGroup[] {
  const groups = new Map<string, SharedGroup>();
  for (const { value, count: before } of countsOf(list).values()) {
    const after = inOther(value);
    if (after === 0) continue;
    const id = `${before} ${after}`;
    groups.set(id, { size: (groups.get(id)?.size ?? 0) + 1, before, after });
  }
  return [...groups.values()];
}

const sampleSize = 200;

/** About how many values of a long list another one holds. */
function sampled(list: ValueList, inOther: Membership): number {
  let found = 0;
  for (let index = 0; index < sampleSize; index++) {
    const at = Math.floor((index * list.length) / sampleSize);
    if (inOther(list.at(at)) > 0) found++;
  }
  return (found / sampleSize) * list.length;
}

/** How many values are shown as examples, and how far either end of a longer list is searched for them. */
const shownValues = 5;
const lookedThrough = 20;

/** So many values of a list are not in another one. */
function missingIn(list: ValueList, inOther: Membership, count: number): OnlyValues {
  if (count === 0) return noValues;
  const first: Value[] = [];
  const isLong = list.length > searched;
  for (let at = 0; at < list.length && first.length < shownValues; at++) {
    if (isLong && at === lookedThrough) at = list.length - lookedThrough;
    const value = list.at(at);
    if (value !== undefined && inOther(value) === 0) first.push(value);
  }
  return { count, first };
}
