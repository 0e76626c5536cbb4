import { integerValue, type Value } from "#core/base/value.ts";
import { floatValue } from "#core/model/python-number.ts";
import type { ValueList } from "../variant.ts";
import { type Decimal, quotientNumber } from "./decimal.ts";
import { powersOfBase } from "./power.ts";
import { steadyList } from "./value-list.ts";

export interface LogspaceRules {
  readonly start: Decimal;
  readonly end: Decimal;
  readonly base: Decimal;
  readonly count: number;
  readonly integerify: boolean;
  /** Whether a whole value is written without a point: it is, unless the parameter is a float. */
  readonly wholeAsInteger: boolean;
}

/** The powers of the base whose exponents lie evenly from start to end, both included. */
export function logspaceValues(rules: LogspaceRules): ValueList {
  const numberAt = powersOf(rules);
  if (rules.integerify) return flooredOnce(rules.count, numberAt);
  const rises = numberAt(0) <= numberAt(rules.count - 1);
  const list = steadyList(rules.count, rises, (index) => {
    const number = numberAt(index);
    if (rules.wholeAsInteger && Number.isSafeInteger(number)) return integerValue(number);
    return floatValue(number);
  });
  const numbers = [rules.start, rules.end, rules.base].map(floatOf);
  return { ...list, recipe: `powers ${numbers.join(" ")} ${rules.count}` };
}

/** The powers as Python computes them: the exponent is a float, and the power the float nearest to the true one. */
function powersOf(rules: LogspaceRules): (index: number) => number {
  const start = floatOf(rules.start);
  const end = floatOf(rules.end);
  const base = floatOf(rules.base);
  const parts = Math.max(1, rules.count - 1);
  const exponentAt = (index: number) => start + (index * (end - start)) / parts;
  const exact = powersOfBase(base);
  if (!rules.integerify) return (index) => exact(exponentAt(index));
  return (index) => {
    const quick = base ** exponentAt(index);
    // Only next to a whole number the last digit decides what is left after rounding down.
    const near = Math.abs(quick - Math.round(quick)) < Math.abs(quick) * 1e-9;
    return near ? exact(exponentAt(index)) : quick;
  };
}

function floatOf({ units, scale }: Decimal): number {
  return quotientNumber(units, 10n ** BigInt(scale));
}

/** "Round down and remove duplicates": the values grow or fall steadily, so equal ones are neighbours. */
function flooredOnce(count: number, numberAt: (index: number) => number): ValueList {
  const values: Value[] = [];
  let previous: number | undefined;
  for (let index = 0; index < count; index++) {
    const floor = Math.floor(numberAt(index));
    if (floor === previous) continue;
    previous = floor;
    values.push(Number.isFinite(floor) ? integerValue(BigInt(floor)) : floatValue(floor));
  }
  return values;
}
