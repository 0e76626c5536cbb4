import { oncePer } from "#core/base/once-per.ts";
import { fanOut as fanOutOf } from "../fan-out.ts";
import type { FanOut, FanOutQuery } from "../variant.ts";
import { rowKey, rowMembership, rowValue } from "./counted-rows.ts";
import { membershipOf } from "./membership.ts";
import { isVaried, listOf, type ParameterPair, pairsOf } from "./parameter-pairs.ts";

/** The plan of a node before or after a change. Plain JSON, so that a filter can name it. */
export interface OtherPlan {
  readonly query: FanOutQuery;
  /** The parameters that have another name there: the name here, then the one there. */
  readonly renamed: readonly (readonly [here: string, there: string])[];
}

/** Whether the variants of a plan that another one does not make can be found without listing those that both make. */
export function canFindNew(plan: FanOut, other: FanOut): boolean {
  const isKnown = [plan, other].every((it) => it.predictable && it.combination !== "drawn");
  return isKnown && (plan.combination === "rows" || other.combination === "product");
}

/** Answers whether a value of a column, by its index, makes a variant one that another plan does not make. */
export type NewVariantTest = (column: number, index: number) => boolean;

/** Finds the variants that another plan does not make, as `compareRuns` counts them. A variant is one if any of its values is. */
export function newVariantTest(plan: FanOut, { query, renamed }: OtherPlan): NewVariantTest {
  const names = new Map(renamed.map(([here, there]) => [there, here]));
  const nameHere = (there: string) => names.get(there) ?? there;
  const pairs = pairsOf(otherFanOut(query), plan, nameHere).filter(isVaried);
  if (pairs.some((it) => !it.before || !it.after)) return () => true;
  return plan.combination === "rows"
    ? newRowTest(plan, otherFanOut(query), pairs)
    : newValueTest(plan, pairs);
}

const otherFanOut = oncePer((query: FanOutQuery) => fanOutOf(query));

function newValueTest({ columns }: FanOut, pairs: readonly ParameterPair[]): NewVariantTest {
  const tests = columns.map((column) => {
    const pair = pairs.find(({ after }) => after === column);
    return pair && membershipOf(listOf(pair.before));
  });
  return (at, index) => {
    const timesThere = tests[at]?.(columns[at]?.values.at(index));
    return timesThere === 0;
  };
}

/** Of equal rows, only those beyond the number of the other plan are new. */
function newRowTest(plan: FanOut, other: FanOut, pairs: readonly ParameterPair[]): NewVariantTest {
  const timesThere = rowMembership(other, pairs, "before");
  const seen = new Map<string, number>();
  const found = new Set<number>();
  for (let row = 0; timesThere && row < Number(plan.count ?? 0n); row++) {
    const values = pairs.map((it) => rowValue(it.after, row));
    const key = rowKey(values);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before >= timesThere(values)) found.add(row);
  }
  return (at, row) => plan.columns[at]?.varied === true && found.has(row);
}
