import { integerValue, nullValue, stringValue, type Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { strictJsonText } from "#core/model/json-text.ts";
import {
  floatValue,
  numberOf,
  readPythonFloat,
  readPythonInteger,
} from "#core/model/python-number.ts";
import { pythonStrip } from "#core/model/python-string.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { valueByDefault } from "#core/simulation/base-values.ts";

/** What `vh` sends for a parameter; undefined where it refuses the value and with it the whole line. */
export type Sent = Value | undefined;

/** The texts that the option of a parameter takes for a value: several where it takes several; undefined where no option can hold the value. */
export function optionTexts(
  { type, multiple }: Parameter,
  value: Value,
): readonly string[] | undefined {
  if (value.kind === "list") {
    if (multiple === "none" || value.items.length === 0) return undefined;
    return wordsOf(value.items.map((it) => optionText(type, it)));
  }
  return wordsOf([optionText(type, value)]);
}

/** No word of a command line can hold a zero character. */
function wordsOf(texts: readonly string[]): readonly string[] | undefined {
  return texts.some((it) => it.includes("\0")) ? undefined : texts;
}

/** Python's words for true and false, except in flags, which `vh` reads in its own way. */
function optionText(type: Parameter["type"], value: Value): string {
  return type === "flag" && value.kind === "boolean" ? String(value.value) : pythonStr(value);
}

/** What `vh` sends for a parameter with an option for each of these texts. */
export function sentFor({ type, multiple }: Parameter, texts: readonly string[]): Sent {
  const values = texts.map((it) => read(type, stringValue(it)));
  return asJson(multiple === "none" ? values.at(-1) : listOf(values));
}

/** What `vh` sends for a parameter without an option: the step's default as its type reads it. */
export function sentByDefault(parameter: Parameter): Sent {
  return asJson(readByDefault(parameter));
}

/** The step's default as its type reads it, which `vh` does even where it sends another value. */
export function readByDefault(parameter: Parameter): Sent {
  const value = valueByDefault(parameter);
  if (parameter.multiple !== "none") {
    return listOf(
      (value?.kind === "list" ? value.items : []).map((it) => read(parameter.type, it)),
    );
  }
  return value ? read(parameter.type, value) : nullValue;
}

function asJson(value: Sent): Sent {
  return value && isJson(value) ? value : undefined;
}

function listOf(values: readonly Sent[]): Sent {
  const items = values.flatMap((it) => it ?? []);
  return items.length === values.length ? { kind: "list", items } : undefined;
}

/** A value as the type of an option reads it, which leaves null as it is (valohai-cli `parameter_type_map`, `click.types`). */
function read(type: Parameter["type"], value: Value): Sent {
  if (value.kind === "null") return value;
  switch (type) {
    case "string":
      return stringValue(pythonStr(value));
    case "integer":
      return readInteger(value);
    case "float": {
      const number = value.kind === "string" ? readPythonFloat(value.value) : numberOf(value);
      return number === undefined ? undefined : floatValue(Number(number));
    }
    case "flag":
      return readFlag(value);
  }
}

function readInteger(value: Value): Sent {
  if (value.kind === "string") {
    const integer = readPythonInteger(value.value);
    return integer === undefined ? undefined : integerValue(integer);
  }
  const number = numberOf(value);
  if (typeof number !== "number") return number === undefined ? undefined : integerValue(number);
  return Number.isFinite(number) ? integerValue(BigInt(Math.trunc(number))) : undefined;
}

/** An empty text is false, as in `click` since version 8.3 (`BoolParamType.bool_states`). */
function readFlag(value: Value): Sent {
  if (value.kind === "boolean") return value;
  if (value.kind !== "string") return undefined;
  const word = pythonStrip(value.value).toLowerCase();
  if (/^(?:1|yes|true|on|t|y)$/.test(word)) return { kind: "boolean", value: true };
  return /^(?:0|no|false|off|f|n)?$/.test(word) ? { kind: "boolean", value: false } : undefined;
}

/** Whether JSON can hold a value, since `vh` sends the file's values as JSON: it has no infinities and no dates. */
export function isJson(value: Value): boolean {
  switch (value.kind) {
    case "float":
      return Number.isFinite(numberOf(value));
    case "date":
      return false;
    case "list":
      return value.items.every(isJson);
    case "object":
      return value.entries.every(([, it]) => isJson(it));
    default:
      return true;
  }
}

/** Whether the sent value is the one that the preview shows: no value equals an empty list, and a date equals its text. */
export function isSame(sent: Value, shown: Value): boolean {
  return sentText(sent) === sentText(shown);
}

function sentText(value: Value): string {
  return strictJsonText(value.kind === "list" && value.items.length === 0 ? nullValue : value);
}
