import { pythonFloat } from "#core/base/python-float.ts";
import type { Value } from "#core/base/value.ts";
import { readPythonFloat } from "#core/model/python-number.ts";

/** An exact decimal number: `units` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
  /** Whether it was written as a whole number. */
  readonly integer: boolean;
}

/** The number of a rule, exactly as it is written; undefined where it is not a number. */
export function decimalOf(value: Value | undefined): Decimal | undefined {
  switch (value?.kind) {
    case "integer":
      return { units: BigInt(value.digits), scale: 0, integer: true };
    case "float":
      return decimalText(value.text);
    case "string": {
      // YAML 1.1 reads `1e-3` as text, but a number is meant.
      const float = readPythonFloat(value.value);
      return float === undefined ? undefined : decimalText(pythonFloat(float));
    }
    default:
      return undefined;
  }
}

function decimalText(text: string): Decimal | undefined {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, whole = "0", fraction = "", exponent = "0"] = match;
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return scale >= 0
    ? { units, scale, integer: false }
    : { units: units * 10n ** BigInt(-scale), scale: 0, integer: false };
}

/** The units of a decimal when they are counted at a larger scale. */
export function unitsAt(decimal: Decimal, scale: number): bigint {
  return decimal.units * 10n ** BigInt(scale - decimal.scale);
}

/** The whole number at or below `units / 10 ** scale`. */
export function floorUnits(units: bigint, scale: number): bigint {
  return floorDivide(units, 10n ** BigInt(scale));
}

/** Division that rounds down below zero as well; the divisor is positive. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/** The float nearest to a quotient of whole numbers, the divisor positive. */
export function quotientNumber(dividend: bigint, divisor: bigint): number {
  if (dividend === 0n) return 0;
  const shift = Math.max(0, String(divisor).length - String(dividend).length + 30);
  const scaled = dividend * 10n ** BigInt(shift);
  const remainder = scaled % divisor === 0n ? "" : "1";
  return Number(`${scaled / divisor}${remainder}e${-shift - remainder.length}`);
}
