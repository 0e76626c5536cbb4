import { pythonFloat } from "#core/base/python-float.ts";
import { integerValue, type Value } from "#core/base/value.ts";

/** Larger results are not constants that a person writes. */
const maxDigits = 30;

/** The result of a Python operator on two literal numbers; undefined where it is not a plain number. */
export function calculated(left: Value, operator: string, right: Value): Value | undefined {
  if (left.kind === "integer" && right.kind === "integer" && operator !== "/") {
    return wholeResult(BigInt(left.digits), operator, BigInt(right.digits));
  }
  const [a, b] = [left, right].map(numberIn);
  if (a === undefined || b === undefined) return undefined;
  const result = fractionResult(a, operator, b);
  return result !== undefined && Number.isFinite(result)
    ? { kind: "float", text: pythonFloat(result) }
    : undefined;
}

function numberIn(value: Value): number | undefined {
  if (value.kind === "integer") return Number(value.digits);
  return value.kind === "float" ? Number(value.text) : undefined;
}

function wholeResult(a: bigint, operator: string, b: bigint): Value | undefined {
  const result = wholeNumber(a, operator, b);
  if (result === undefined || String(result).length > maxDigits) return undefined;
  return integerValue(result);
}

function wholeNumber(a: bigint, operator: string, b: bigint): bigint | undefined {
  const isSmall = b >= 0n && b <= 64n && String(a).length < maxDigits;
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "//":
      return divided(a, b);
    case "**":
      return isSmall ? a ** b : undefined;
    case "<<":
      return isSmall ? a << b : undefined;
    default:
      return undefined;
  }
}

/** Python rounds down where others round to zero, which differs below zero only. */
function divided(a: bigint, b: bigint): bigint | undefined {
  return a >= 0n && b > 0n ? a / b : undefined;
}

function fractionResult(a: number, operator: string, b: number): number | undefined {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "**":
      return a ** b;
    default:
      return undefined;
  }
}
