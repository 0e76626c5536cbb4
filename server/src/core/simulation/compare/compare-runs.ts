import { nullValue, type Value } from "#core/base/value.ts";
import type { FanOut, ParameterColumn, ValueList } from "../variant.ts";
import { valueAt } from "../view/clauses.ts";
import { membershipOf } from "./membership.ts";
import { type SharedGroup, type SharedValues, sharedValues } from "./shared-values.ts";
import { valueKey } from "./value-key.ts";

/**
 * How what a node runs compares before and after a change. Two executions are the same if they have the same values of all
 * parameters that vary before or after; what changes for all of them alike is in `constants`.
 */
export interface RunComparison {
  /** How many executions there are; undefined where it cannot be known. */
  readonly before: bigint | undefined;
  readonly after: bigint | undefined;
  /** How many of them are the same before and after; undefined where that cannot be known. */
  readonly kept: bigint | undefined;
  /** How sure that is: `sampled` where it is projected from some of the values. */
  readonly basis: "exact" | "sampled" | "unknown";
  /** Why it is unknown, as a clause. */
  readonly reason: string | undefined;
  /** The parameters that vary before or after and whose values differ, in the order of the step after the change. */
  readonly axes: readonly AxisComparison[];
  /** The parameters with one value before and after, which differs. */
  readonly constants: readonly ConstantChange[];
}

export interface AxisComparison extends Pick<SharedValues, "added" | "removed"> {
  readonly parameter: string;
  /** How many values it takes; undefined where the node does not have the parameter. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export interface ConstantChange {
  readonly parameter: string;
  /** Undefined where it has no value. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * Compares what a node runs before and after a change; either is undefined where the node is not there. `nameAfter` gives
 * the name after the change of a parameter before it.
 */
export function compareRuns(
  before: FanOut | undefined,
  after: FanOut | undefined,
  nameAfter: (parameter: string) => string = (it) => it,
): RunComparison {
  const counts = { before: countOf(before), after: countOf(after) };
  const nothing = { ...counts, axes: [], constants: [], reason: undefined };
  if (!before || !after) return { ...nothing, kept: 0n, basis: "exact" };
  const pairs = pairsOf(before, after, nameAfter);
  const varied = pairs.filter(isVaried);
  const compared = varied.map((pair) => ({ pair, shared: sharedOf(pair) }));
  const kept = keptOf(before, after, compared);
  return {
    ...counts,
    ...kept,
    axes: compared.flatMap(({ pair, shared }) => axisOf(pair, shared)),
    constants: pairs.filter((it) => !isVaried(it)).flatMap(constantOf),
  };
}

function countOf(fanOut: FanOut | undefined): bigint | undefined {
  return fanOut ? fanOut.count : 0n;
}

/** One parameter before and after. */
interface Pair {
  readonly name: string;
  readonly before: ParameterColumn | undefined;
  readonly after: ParameterColumn | undefined;
}

function pairsOf(
  before: FanOut,
  after: FanOut,
  nameAfter: (parameter: string) => string,
): readonly Pair[] {
  const byName = new Map(before.columns.map((it) => [nameAfter(it.name), it]));
  const pairs = after.columns.map((it) => ({
    name: it.name,
    before: byName.get(it.name),
    after: it,
  }));
  const names = new Set(after.columns.map((it) => it.name));
  const gone = [...byName].filter(([name]) => !names.has(name));
  return [...pairs, ...gone.map(([name, it]) => ({ name, before: it, after: undefined }))];
}

function isVaried({ before, after }: Pair): boolean {
  return before?.varied === true || after?.varied === true;
}

interface Compared {
  readonly pair: Pair;
  readonly shared: SharedValues;
}

function sharedOf({ before, after }: Pair): SharedValues {
  return sharedValues(listOf(before), listOf(after));
}

const noList: ValueList = [];

/** A parameter that does not vary has one value, or nothing. */
function listOf(column: ParameterColumn | undefined): ValueList {
  if (!column) return noList;
  return column.varied || column.values.length > 0 ? column.values : nothingOnce;
}

const nothingOnce: ValueList = [nullValue];

function axisOf({ name, before, after }: Pair, shared: SharedValues): readonly AxisComparison[] {
  const { added, removed } = shared;
  const isSame = added.count === 0 && removed.count === 0 && before?.varied === after?.varied;
  if (isSame) return [];
  return [
    {
      parameter: name,
      before: before && listOf(before).length,
      after: after && listOf(after).length,
      added,
      removed,
    },
  ];
}

function constantOf({ name, before, after }: Pair): readonly ConstantChange[] {
  const values = { before: before?.values.at(0), after: after?.values.at(0) };
  if (valueKey(values.before) === valueKey(values.after)) return [];
  return [{ parameter: name, ...values }];
}

type Kept = Pick<RunComparison, "kept" | "basis" | "reason">;

function unknown(reason: string): Kept {
  return { kept: undefined, basis: "unknown", reason };
}

function keptOf(before: FanOut, after: FanOut, compared: readonly Compared[]): Kept {
  const sides = [before, after];
  if (sides.some((it) => it.count === undefined)) {
    return unknown("the number of executions is not known");
  }
  if (sides.some((it) => it.count === 0n)) return { kept: 0n, basis: "exact", reason: undefined };
  if (sides.some((it) => isDrawn(it))) return unknown("the platform draws the values");
  const rows = sides.filter((it) => it.combination === "rows");
  if (rows.length > 0) return keptRows(before, after, compared);
  const basis = compared.every(({ shared }) => shared.isExact) ? "exact" : "sampled";
  const repeats = { size: 1n, before: repeatsOf(before), after: repeatsOf(after) };
  return { kept: keptInProduct(repeats, compared), basis, reason: undefined };
}

/** How often each combination of values runs: without values to draw, a task with a number of executions repeats one. */
function repeatsOf({ combination, count }: FanOut): bigint {
  return combination === "drawn" ? (count ?? 1n) : 1n;
}

function isDrawn({ combination, columns }: FanOut): boolean {
  const varied = columns.filter((it) => it.varied);
  if (varied.length === 0) return false;
  return (
    combination === "drawn" ||
    varied.some(({ values }) => values.length > 0 && values.at(0) === undefined)
  );
}

/** Values that repeat make executions that repeat; each one counts as kept as often as it is on both sides. */
function keptInProduct(repeats: Repeated, compared: readonly Compared[]): bigint {
  let combinations: readonly Repeated[] = [repeats];
  for (const { shared } of compared) combinations = multiplied(combinations, shared.groups);
  return combinations.reduce(
    (sum, { size, before, after }) => sum + size * smaller(before, after),
    0n,
  );
}

function smaller(a: bigint, b: bigint): bigint {
  return b < a ? b : a;
}

/** Combinations of values, and how often each is on either side. */
interface Repeated {
  readonly size: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

function multiplied(
  combinations: readonly Repeated[],
  groups: readonly SharedGroup[],
): readonly Repeated[] {
  const found = new Map<string, Repeated>();
  for (const { size, before, after } of combinations) {
    for (const group of groups) {
      const repeats = { before: before * BigInt(group.before), after: after * BigInt(group.after) };
      const id = `${repeats.before} ${repeats.after}`;
      const sum = (found.get(id)?.size ?? 0n) + size * BigInt(group.size);
      found.set(id, { size: sum, ...repeats });
    }
  }
  return [...found.values()];
}

/** Where rows are long, only their number is compared. */
const maxRows = 1_000_000n;

function keptRows(before: FanOut, after: FanOut, compared: readonly Compared[]): Kept {
  const isFirst = before.combination === "rows";
  const [rows, other] = isFirst ? [before, after] : [after, before];
  const side = isFirst ? "before" : "after";
  const otherSide = isFirst ? "after" : "before";
  if ((rows.count ?? 0n) > maxRows) return unknown("there are too many rows to compare");
  const counts = rowCounts(rows, compared, side);
  const inOther =
    other.combination === "rows"
      ? rowsOf(other, compared, otherSide)
      : inProduct(compared.map(({ pair }) => pair[otherSide]));
  if (!inOther) return unknown("there are too many rows to compare");
  let kept = 0;
  for (const { count, values } of counts.values()) kept += Math.min(count, inOther(values));
  return { kept: BigInt(kept), basis: "exact", reason: undefined };
}

type RowMembership = (values: readonly (Value | undefined)[]) => number;

function rowsOf(
  rows: FanOut,
  compared: readonly Compared[],
  side: "before" | "after",
): RowMembership | undefined {
  if ((rows.count ?? 0n) > maxRows) return undefined;
  const counts = rowCounts(rows, compared, side);
  return (values) => counts.get(rowKey(values))?.count ?? 0;
}

function inProduct(columns: readonly (ParameterColumn | undefined)[]): RowMembership {
  const tests = columns.map((it) => membershipOf(listOf(it)));
  return (values) => tests.reduce((product, test, at) => product * test(values[at]), 1);
}

interface CountedRow {
  readonly values: readonly (Value | undefined)[];
  readonly count: number;
}

function rowCounts(
  { count }: FanOut,
  compared: readonly Compared[],
  side: "before" | "after",
): ReadonlyMap<string, CountedRow> {
  const columns = compared.map(({ pair }) => pair[side]);
  const counts = new Map<string, CountedRow>();
  for (let row = 0; row < Number(count ?? 0n); row++) {
    const values = columns.map((it) => rowValue(it, row));
    const key = rowKey(values);
    counts.set(key, { values, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
}

function rowValue(column: ParameterColumn | undefined, row: number): Value | undefined {
  return column?.varied ? valueAt(column, row) : column?.values.at(0);
}

/** Texts may hold any character, so their lengths are part of the key. */
function rowKey(values: readonly (Value | undefined)[]): string {
  return values
    .map(valueKey)
    .map((it) => `${it.length} ${it}`)
    .join("\n");
}
