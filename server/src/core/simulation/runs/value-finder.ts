import { firstIndex } from "#core/base/binary-search.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { searched, termIndex } from "../compare/membership.ts";
import { valueKey } from "../compare/value-key.ts";
import type { ParameterColumn } from "../variant.ts";
import { compareValues } from "../view/compare-values.ts";
import { typedValue } from "./typed-value.ts";

/** The indices of a value, as `typedValue` gives it, in the list of a column. */
export type FindValue = (value: Value) => readonly number[];

/** How to find values in a column; undefined where its list is too long to be searched. */
export function valueFinder(
  column: ParameterColumn,
  parameter: Parameter | undefined,
): FindValue | undefined {
  const { values } = column;
  const { progression, order, length } = values;
  const keyAt = (index: number) => valueKey(typedValue(parameter, values.at(index)));
  if (length <= searched) return finderOf(length, keyAt);
  if (progression) {
    return (value) => {
      const found = termIndex(progression, length, value);
      return found !== undefined && keyAt(found) === valueKey(value) ? [found] : [];
    };
  }
  if (!order) return undefined;
  const sign = order === "descending" ? -1 : 1;
  return (value) => {
    const key = valueKey(value);
    const found: number[] = [];
    const start = firstIndex(length, (it) => compareValues(values.at(it), value) * sign >= 0);
    for (let at = start; at < length && keyAt(at) === key; at++) found.push(at);
    return found;
  };
}

/** Finds indices by their keys. */
function finderOf(length: number, keyAt: (index: number) => string): FindValue {
  const byKey = indicesByKey(length, keyAt);
  return (value) => byKey.get(valueKey(value)) ?? nowhere;
}

const nowhere: readonly number[] = [];

/** The indices below a length that share a key, in rising order. */
export function indicesByKey(
  length: number,
  keyAt: (index: number) => string,
): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>();
  for (let at = 0; at < length; at++) {
    const key = keyAt(at);
    const indices = byKey.get(key);
    if (indices) indices.push(at);
    else byKey.set(key, [at]);
  }
  return byKey;
}
