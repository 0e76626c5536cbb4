import { integerValue, type Value } from "#core/base/value.ts";
import type { ParameterType, VariantParameter } from "#core/model/config.ts";
import { floatValue, readPythonFloat, readPythonInteger } from "#core/model/python-number.ts";
import type { Grade, ValueList } from "../variant.ts";
import { type Decimal, decimalOf } from "./decimal.ts";
import { linearValues } from "./linear.ts";
import { logspaceValues } from "./logspace.ts";
import { lazyList } from "./value-list.ts";

/** The values that a style and its rules give. */
export interface ExpandedStyle {
  /** Undefined when the rules do not say it. */
  readonly values: ValueList | undefined;
  /** Why there are no values, worded to follow the parameter's name. */
  readonly problem: string | undefined;
  /** Assumptions that the values are based on. */
  readonly remarks: readonly string[];
  readonly grade: Grade;
}

/** The values that a variant parameter takes for a parameter of this type; a random one without a count has no values to list. */
export function expandStyle(
  variant: VariantParameter,
  type: ParameterType | undefined,
): ExpandedStyle {
  switch (variant.style) {
    case "single":
      return expandSingle(variant);
    case "multiple":
      return expandMultiple(variant);
    case "linear":
      return expandLinear(variant, type);
    case "logspace":
      return expandLogspace(variant, type);
    case "random":
      return expandRandom(variant);
    default: {
      const declared = variant.declaredStyle?.value;
      return failed(
        declared === undefined ? "has no style" : `has the unknown style "${declared}"`,
      );
    }
  }
}

function failed(problem: string): ExpandedStyle {
  return { values: undefined, problem, remarks: [], grade: "unknown" };
}

function expanded(values: ValueList, grade: Grade, ...remarks: readonly string[]): ExpandedStyle {
  return { values, problem: undefined, remarks, grade };
}

function rule(variant: VariantParameter, name: string): Value | undefined {
  return Object.hasOwn(variant.rules, name) ? variant.rules[name]?.value : undefined;
}

function isSet(variant: VariantParameter, name: string): boolean {
  const value = rule(variant, name);
  return value?.kind === "boolean" && value.value;
}

function expandSingle(variant: VariantParameter): ExpandedStyle {
  const value = rule(variant, "value");
  if (!value) return failed('has the style "single", which needs the rule "value"');
  return expanded([value], "documented");
}

function expandMultiple(variant: VariantParameter): ExpandedStyle {
  const items = rule(variant, "items");
  if (items?.kind !== "list") {
    return failed('has the style "multiple", which needs a list in the rule "items"');
  }
  if (!isSet(variant, "numberify")) return expanded(items.items, "documented");
  return expanded(items.items.map(numberified), "inferred");
}

function numberified(item: Value): Value {
  if (item.kind !== "string") return item;
  const integer = readPythonInteger(item.value);
  if (integer !== undefined) return integerValue(integer);
  const float = readPythonFloat(item.value);
  return float === undefined ? item : floatValue(float);
}

/** The rules that are numbers; or which of them are missing, worded to follow the parameter's name. */
function numbers<Name extends string>(
  variant: VariantParameter,
  names: readonly Name[],
): { readonly [name in Name]: Decimal } | string {
  const found = names.map((name) => [name, decimalOf(rule(variant, name))] as const);
  const missing = found.filter(([, decimal]) => !decimal).map(([name]) => `"${name}"`);
  if (missing.length === 0) {
    return Object.fromEntries(found) as { readonly [name in Name]: Decimal };
  }
  const list = missing.join(" and ");
  return `has the style "${variant.style}", which needs a number in ${list}`;
}

function expandLinear(variant: VariantParameter, type: ParameterType | undefined): ExpandedStyle {
  const found = numbers(variant, ["start", "end", "step"]);
  if (typeof found === "string") return failed(found);
  const { start, end, step } = found;
  if (step.units === 0n) return failed('has a "step" of 0, which never reaches the end');
  const integerify = isSet(variant, "integerify");
  const values = linearValues({
    start,
    end,
    step,
    integerify,
    wholeAsInteger: type === "integer",
  });
  if (!values) return failed('has an "end" that its "step" never reaches');
  if (!Number.isSafeInteger(values.length)) return failed("has more values than can be counted");
  return expanded(values, step.units < 0n ? "unknown" : "documented");
}

function expandLogspace(variant: VariantParameter, type: ParameterType | undefined): ExpandedStyle {
  const byLimits = rule(variant, "start") === undefined && rule(variant, "min") !== undefined;
  const [from, to] = byLimits ? (["min", "max"] as const) : (["start", "end"] as const);
  const found = numbers(variant, [from, to, "count"]);
  if (typeof found === "string") return failed(found);
  const count = countOf(found.count);
  if (count === undefined) return failed('needs a whole number above 0 in "count"');
  const givenBase = decimalOf(rule(variant, "base"));
  const base = givenBase ?? { units: 10n, scale: 0, integer: true };
  if (base.units <= 0n) return failed('needs a "base" above 0');
  const integerify = isSet(variant, "integerify");
  if (integerify && count > largestFloored) return failed("has too many values to round down");
  const start = found[from as "start"];
  const end = found[to as "end"];
  const wholeAsInteger = type !== "float";
  const values = logspaceValues({ start, end, base, count, integerify, wholeAsInteger });
  const remarks = [
    ...(byLimits ? ['"min" and "max" are read as "start" and "end"'] : []),
    ...(givenBase ? [] : ["the base is taken to be 10"]),
  ];
  return expanded(values, remarks.length > 0 ? "inferred" : "documented", ...remarks);
}

/** Rounding down and removing repetitions needs all values at once. */
const largestFloored = 1_000_000;

function countOf(decimal: Decimal): number | undefined {
  const unit = 10n ** BigInt(decimal.scale);
  const count = Number(decimal.units / unit);
  const whole = decimal.units % unit === 0n;
  return whole && count >= 1 && Number.isSafeInteger(count) ? count : undefined;
}

function expandRandom(variant: VariantParameter): ExpandedStyle {
  if (!rule(variant, "count")) return expanded([], "inferred");
  const decimal = decimalOf(rule(variant, "count"));
  const count = decimal && countOf(decimal);
  if (count === undefined)
    return failed('has the style "random", which needs a whole number above 0 in "count"');
  const values = lazyList(count, () => undefined);
  if (!isSet(variant, "integerify")) return expanded(values, "documented");
  return expanded(
    values,
    "unknown",
    "numbers that repeat after rounding down are removed, so there may be fewer",
  );
}
