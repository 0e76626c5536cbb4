import type { Value } from "#core/base/value.ts";
import type { Awaited } from "../plan/waits-for.ts";
import { waitingText } from "../plan/waits-for.ts";
import type { FanOut } from "../variant.ts";
import { rowCounts, rowMembership } from "./counted-rows.ts";
import { isVaried, listOf, type ParameterPair, pairsOf } from "./parameter-pairs.ts";
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

/** What is not known of a node before and after a change until metadata of other nodes are. */
export interface AwaitedSides {
  readonly before: Awaited;
  readonly after: Awaited;
}

/** Nothing of a node depends on metadata. */
export const nothingAwaited: Awaited = { nodes: [], parameters: [] };

/**
 * Compares what a node runs before and after a change; either is undefined where the node is not there. `nameAfter` gives
 * the name after the change of a parameter before it.
 */
export function compareRuns(
  before: FanOut | undefined,
  after: FanOut | undefined,
  nameAfter: (parameter: string) => string = (it) => it,
  awaited: AwaitedSides = { before: nothingAwaited, after: nothingAwaited },
): RunComparison {
  const counts = {
    before: countOf(before, awaited.before),
    after: countOf(after, awaited.after),
  };
  const reason = reasonOf(awaited);
  const nothing = { ...counts, axes: [], constants: [], reason };
  if (!before || !after) return { ...nothing, kept: 0n, basis: "exact" };
  const later = new Set([...awaited.before.parameters.map(nameAfter), ...awaited.after.parameters]);
  const pairs = pairsOf(before, after, nameAfter).filter((it) => !later.has(it.name));
  const varied = pairs.filter(isVaried);
  const compared = varied.map((pair) => ({ pair, shared: sharedOf(pair) }));
  const kept = reason === undefined ? keptOf(before, after, compared) : unknown(reason);
  return {
    ...counts,
    ...kept,
    axes: compared.flatMap(({ pair, shared }) => axisOf(pair, shared)),
    constants: pairs.filter((it) => !isVaried(it)).flatMap(constantOf),
  };
}

/** Whether anything of what a node runs differs. */
export function differs({ before, after, kept, axes, constants }: RunComparison): boolean {
  const isOther = before !== after || (kept !== undefined && kept !== after);
  return isOther || axes.length > 0 || constants.length > 0;
}

function countOf(fanOut: FanOut | undefined, { nodes }: Awaited): bigint | undefined {
  if (!fanOut) return 0n;
  return nodes.length > 0 ? undefined : fanOut.count;
}

function reasonOf({ before, after }: AwaitedSides): string | undefined {
  const nodes = [...new Set([...before.nodes, ...after.nodes])];
  return nodes.length === 0 ? undefined : `the number of executions ${waitingText(nodes)}`;
}

interface Compared {
  readonly pair: ParameterPair;
  readonly shared: SharedValues;
}

function sharedOf({ before, after }: ParameterPair): SharedValues {
  return sharedValues(listOf(before), listOf(after));
}

function axisOf(
  { name, before, after }: ParameterPair,
  shared: SharedValues,
): readonly AxisComparison[] {
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

function constantOf({ name, before, after }: ParameterPair): readonly ConstantChange[] {
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

function keptRows(before: FanOut, after: FanOut, compared: readonly Compared[]): Kept {
  const isFirst = before.combination === "rows";
  const [rows, other] = isFirst ? [before, after] : [after, before];
  const side = isFirst ? "before" : "after";
  const otherSide = isFirst ? "after" : "before";
  const pairs = compared.map(({ pair }) => pair);
  const counts = rowCounts(rows, pairs, side);
  const inOther = rowMembership(other, pairs, otherSide);
  if (!counts || !inOther) return unknown("there are too many rows to compare");
  let kept = 0;
  for (const { count, values } of counts.values()) kept += Math.min(count, inOther(values));
  return { kept: BigInt(kept), basis: "exact", reason: undefined };
}
