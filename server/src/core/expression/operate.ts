import { integerValue, type Value } from "#core/base/value.ts";
import {
  floatValue,
  isBelow,
  numberOf,
  pythonEquals,
  readPythonFloat,
} from "#core/model/python-number.ts";
import { pythonRepr, pythonStr } from "#core/model/python-text.ts";
import { failure, type Outcome, success, truth } from "./outcome.ts";

/** Compares two values by a comparison operator of Python; what has no order is compared as floats. */
export function compare(operator: string, a: Value, b: Value): Outcome {
  switch (operator) {
    case "==":
      return truth(pythonEquals(a, b));
    case "!=":
      return truth(!pythonEquals(a, b));
    case "is":
      return truth(a.kind === b.kind && pythonEquals(a, b));
    case "is not":
      return truth(a.kind !== b.kind || !pythonEquals(a, b));
    case "in":
    case "not in":
      return contained(a, b, operator === "in");
    default:
      return ordered(operator, a, b);
  }
}

function contained(a: Value, b: Value, wanted: boolean): Outcome {
  switch (b.kind) {
    case "list":
      return truth(b.items.some((it) => pythonEquals(it, a)) === wanted);
    case "object":
      return truth(b.entries.some(([key]) => a.kind === "string" && a.value === key) === wanted);
    case "string":
      if (a.kind === "string") return truth(b.value.includes(a.value) === wanted);
      return failure(`${pythonRepr(a)} is not text, so it cannot be in ${pythonRepr(b)}`);
    default:
      return failure(`Nothing can be in ${pythonRepr(b)}`);
  }
}

function ordered(operator: string, a: Value, b: Value): Outcome {
  const asIs = orderOf(operator, a, b);
  if (asIs !== undefined) return truth(asIs);
  const [first, second] = [asFloat(a), asFloat(b)];
  const asFloats = first && second && orderOf(operator, first, second);
  if (asFloats !== undefined) return truth(asFloats);
  return failure(`${pythonRepr(a)} and ${pythonRepr(b)} have no order`);
}

function orderOf(operator: string, a: Value, b: Value): boolean | undefined {
  switch (operator) {
    case "<":
      return isBelow(a, b);
    case ">":
      return isBelow(b, a);
    case "<=":
      return orEqual(isBelow(a, b), a, b);
    case ">=":
      return orEqual(isBelow(b, a), a, b);
    default:
      return undefined;
  }
}

function orEqual(below: boolean | undefined, a: Value, b: Value): boolean | undefined {
  return below === undefined ? undefined : below || pythonEquals(a, b);
}

/** The value that Python's `float` gives; undefined where it raises. */
function asFloat(value: Value): Value | undefined {
  if (value.kind === "string") {
    const number = readPythonFloat(value.value);
    return number === undefined ? undefined : floatValue(number);
  }
  const number = numberOf(value);
  return number === undefined ? undefined : floatValue(Number(number));
}

/** Calculates with two values; texts only add up, and else count as the numbers that they spell. */
export function calculate(operator: string, a: Value, b: Value): Outcome {
  if (operator === "+" && a.kind === "string" && b.kind === "string") {
    return success({ kind: "string", value: a.value + b.value });
  }
  const first = operand(a, operator);
  const second = operand(b, operator);
  if (first === undefined || second === undefined) {
    return failure(`Cannot calculate ${pythonRepr(a)} ${operator} ${pythonRepr(b)}`);
  }
  const mixed = a.kind === "string" || b.kind === "string";
  return typeof first === "bigint" && typeof second === "bigint" && !mixed
    ? integerResult(operator, first, second)
    : floatResult(operator, Number(first), Number(second));
}

/** Leval refuses to multiply texts. */
function operand(value: Value, operator: string): bigint | number | undefined {
  if (value.kind !== "string") return numberOf(value);
  return operator === "*" ? undefined : readPythonFloat(value.value);
}

function integerResult(operator: string, a: bigint, b: bigint): Outcome {
  if ((operator === "/" || operator === "//") && b === 0n) return failure("Division by zero");
  switch (operator) {
    case "+":
      return success(integerValue(a + b));
    case "-":
      return success(integerValue(a - b));
    case "*":
      return success(integerValue(a * b));
    case "//":
      return success(integerValue((a - (((a % b) + b) % b)) / b));
    default:
      return floatResult(operator, Number(a), Number(b));
  }
}

function floatResult(operator: string, a: number, b: number): Outcome {
  if ((operator === "/" || operator === "//") && b === 0) return failure("Division by zero");
  switch (operator) {
    case "+":
      return success(floatValue(a + b));
    case "-":
      return success(floatValue(a - b));
    case "*":
      return success(floatValue(a * b));
    case "/":
      return success(floatValue(a / b));
    case "//":
      return success(floatValue(Math.floor(a / b)));
    default:
      return failure(`The operator "${operator}" does not exist in conditions`);
  }
}

/** The value with its sign turned or kept. */
export function negate(value: Value, minus: boolean): Outcome {
  const number = numberOf(value);
  if (number === undefined) return failure(`${pythonRepr(value)} has no sign`);
  if (typeof number === "bigint") return success(integerValue(minus ? -number : number));
  return success(floatValue(minus ? -number : number));
}

/** Calls one of the functions that conditions know. */
export function callFunction(name: string, values: readonly Value[]): Outcome {
  if (name !== "abs" && name !== "min" && name !== "max") {
    return failure(`There is no function "${name}", only abs, min and max`);
  }
  const plain = ["integer", "float", "string", "boolean"];
  const odd = values.find((it) => !plain.includes(it.kind));
  if (odd) return failure(`${name} cannot take ${pythonRepr(odd)}`);
  if (name === "abs") return absolute(values);
  return values.length < 2 ? failure(`${name} takes several values`) : extreme(name, values);
}

function absolute(values: readonly Value[]): Outcome {
  const [value, ...others] = values;
  const number = value && numberOf(value);
  if (number === undefined || others.length > 0) return failure("abs takes one number");
  return number < 0 ? negate(value as Value, true) : negate(value as Value, false);
}

function extreme(name: "min" | "max", values: readonly Value[]): Outcome {
  let [best] = values;
  for (const value of values.slice(1)) {
    if (!best) break;
    const below = name === "min" ? isBelow(value, best) : isBelow(best, value);
    if (below === undefined) {
      return failure(`${pythonStr(value)} and ${pythonStr(best)} have no order`);
    }
    if (below) best = value;
  }
  return best ? success(best) : failure(`${name} takes several values`);
}
