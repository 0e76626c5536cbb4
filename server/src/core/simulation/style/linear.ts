import { integerValue, type Value } from "#core/base/value.ts";
import { floatValue } from "#core/model/python-number.ts";
import type { ValueList } from "../variant.ts";
import { type Decimal, floorDivide, floorUnits, unitsAt } from "./decimal.ts";
import { steadyList } from "./value-list.ts";

export interface LinearRules {
  readonly start: Decimal;
  readonly end: Decimal;
  readonly step: Decimal;
  readonly integerify: boolean;
  /** Whether a whole value is written without a point, because the parameter is an integer. */
  readonly wholeAsInteger: boolean;
}

/** The values from start to end, both included, in exact decimal steps; undefined where the step leads away from the end. */
export function linearValues(rules: LinearRules): ValueList | undefined {
  const scale = Math.max(rules.start.scale, rules.end.scale, rules.step.scale);
  const start = unitsAt(rules.start, scale);
  const step = unitsAt(rules.step, scale);
  const distance = unitsAt(rules.end, scale) - start;
  if (step === 0n || (distance !== 0n && distance < 0n !== step < 0n)) return undefined;
  const last = distance / step;
  const unit = 10n ** BigInt(scale);
  if (rules.integerify) return floored(start, step, last, scale);
  const integers = rules.start.integer && rules.step.integer && rules.end.integer;
  const list = steadyList(Number(last + 1n), step > 0n, (index) => {
    const units = start + BigInt(index) * step;
    const whole = units % unit === 0n;
    if (integers || (rules.wholeAsInteger && whole)) return integerValue(units / unit);
    return decimalValue(units, scale);
  });
  return { ...list, progression: { first: start, step, scale } };
}

function decimalValue(units: bigint, scale: number): Value {
  return floatValue(`${units}e-${scale}`);
}

/** Rounded down and without repetitions: steps below one then meet every whole number on the way. */
function floored(start: bigint, step: bigint, last: bigint, scale: number): ValueList {
  const unit = 10n ** BigInt(scale);
  const first = floorUnits(start, scale);
  const end = floorUnits(start + last * step, scale);
  const small = step < unit && -step < unit;
  if (small) {
    const sign = end < first ? -1n : 1n;
    const length = Number((end - first) * sign + 1n);
    const list = steadyList(length, step > 0n, (index) =>
      integerValue(first + sign * BigInt(index)),
    );
    return { ...list, progression: { first, step: sign, scale: 0 } };
  }
  return steadyList(Number(last + 1n), step > 0n, (index) =>
    integerValue(floorDivide(start + BigInt(index) * step, unit)),
  );
}
