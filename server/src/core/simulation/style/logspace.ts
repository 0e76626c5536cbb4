import { integerValue, type Value } from "../../base/value.ts";
import { floatValue } from "../../model/python-number.ts";
import type { ValueList } from "../variant.ts";
import { type Decimal, quotientNumber, unitsAt } from "./decimal.ts";
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
  return steadyList(rules.count, rises, (index) => {
    const number = numberAt(index);
    if (rules.wholeAsInteger && Number.isSafeInteger(number)) return integerValue(number);
    return floatValue(number);
  });
}

function powersOf({ start, end, base, count }: LogspaceRules): (index: number) => number {
  const scale = Math.max(start.scale, end.scale);
  const first = unitsAt(start, scale);
  const distance = unitsAt(end, scale) - first;
  const parts = BigInt(Math.max(1, count - 1));
  const divisor = parts * 10n ** BigInt(scale);
  return (index) => powerOf(base, first * parts + BigInt(index) * distance, divisor);
}

/** Beyond this every power of a base that differs from one leaves the range of a float. */
const largestExponent = 2000n;

/** The base to the power of a quotient: exact before it is rounded, where the quotient is a whole number. */
function powerOf(base: Decimal, dividend: bigint, divisor: bigint): number {
  const exponent = dividend / divisor;
  const size = exponent < 0n ? -exponent : exponent;
  if (dividend % divisor !== 0n || size > largestExponent) {
    return (
      quotientNumber(base.units, 10n ** BigInt(base.scale)) ** quotientNumber(dividend, divisor)
    );
  }
  const units = base.units ** size;
  const unit = 10n ** (BigInt(base.scale) * size);
  return exponent < 0n ? quotientNumber(unit, units) : quotientNumber(units, unit);
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
