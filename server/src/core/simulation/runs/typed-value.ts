import { integerValue, listValue, nullValue, stringValue, type Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { parseJson } from "#core/model/parse-json.ts";
import {
  floatValue,
  isTruthy,
  numberOf,
  readPythonFloat,
  readPythonInteger,
} from "#core/model/python-number.ts";
import { pythonStr } from "#core/model/python-text.ts";

/**
 * A value in the one form of all that are the same to a parameter: `1`, `1.0` and `"1"` to a number, `"true"` and `1` to a flag,
 * `"a,b"` and `[a, b]` to a list that is passed with commas. Numbers that are whole are integers.
 */
export function typedValue(parameter: Parameter | undefined, value: Value | undefined): Value {
  const isMissing = value === undefined || value.kind === "null";
  if (!parameter || parameter.multiple === "none") {
    if (parameter?.type === "flag") return flagValue(isMissing ? nullValue : value);
    return isMissing ? nullValue : singleValue(parameter, value);
  }
  const items = isMissing ? [] : itemsOf(parameter, value);
  return listValue(items.map((it) => singleValue(parameter, it)));
}

function itemsOf({ multiple, multipleSeparator }: Parameter, value: Value): readonly Value[] {
  if (value.kind === "list") return value.items;
  if (value.kind !== "string") return [value];
  const parsed = value.value.startsWith("[") ? parseJson(value.value) : undefined;
  if (parsed?.kind === "value" && parsed.value.kind === "list") return parsed.value.items;
  if (multiple === "repeat") return [value];
  return value.value.split(multipleSeparator || ",").map(stringValue);
}

function singleValue(parameter: Parameter | undefined, value: Value): Value {
  switch (parameter?.type) {
    case "flag":
      return flagValue(value);
    case "string":
      return stringValue(pythonStr(value));
    default:
      return numberIn(value) ?? stringValue(pythonStr(value));
  }
}

/** The texts that switch a flag off, in lower case. */
const offTexts: ReadonlySet<string> = new Set(["false", "0", "0.0", "no", "off", "none", ""]);

/** A flag without a value is off. */
function flagValue(value: Value): Value {
  const on =
    value.kind === "string" ? !offTexts.has(value.value.trim().toLowerCase()) : isTruthy(value);
  return { kind: "boolean", value: on };
}

function numberIn(value: Value): Value | undefined {
  if (value.kind === "integer") return value;
  if (value.kind === "float") return wholeOr(value);
  if (value.kind !== "string") return undefined;
  const integer = readPythonInteger(value.value);
  if (integer !== undefined) return integerValue(integer);
  return readPythonFloat(value.value) === undefined
    ? undefined
    : wholeOr(floatValue(value.value.trim()));
}

function wholeOr(value: Value): Value {
  const number = numberOf(value);
  return typeof number === "number" && Number.isInteger(number)
    ? integerValue(BigInt(number))
    : value;
}
