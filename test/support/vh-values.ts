import { stringValue, type Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { floatValue, readPythonFloat, readPythonInteger } from "#core/model/python-number.ts";
import { pythonStrip } from "#core/model/python-string.ts";

/** Why `vh` sends nothing. */
export class Refusal extends Error {}

/** What is in the file is sent as it is, unless JSON has no text for it. */
export function asJson(value: Value): Value {
  const parts = value.kind === "list" ? value.items : [value];
  const inside = value.kind === "object" ? value.entries.map(([, it]) => it) : [];
  for (const it of [...parts, ...inside]) {
    if (it !== value) asJson(it);
    else if (it.kind === "date" || (it.kind === "float" && /nan|inf/i.test(it.text))) {
      throw new Refusal("The value cannot be sent as JSON");
    }
  }
  return value;
}

/** The types of click, which read texts and defaults alike, but no null. */
export function convert(type: Parameter["type"], value: Value): Value {
  if (value.kind === "null") return value;
  const text = value.kind === "string" ? value.value : pythonText(value);
  const isText = value.kind === "string";
  switch (type) {
    case "string":
      return stringValue(text);
    case "integer": {
      const number = isText ? readPythonInteger(text) : integerOf(value);
      if (number === undefined) throw new Refusal(`"${text}" is not a valid integer`);
      return { kind: "integer", digits: String(number) };
    }
    case "float": {
      const number = isText ? readPythonFloat(text) : floatOf(value);
      if (number === undefined) throw new Refusal(`"${text}" is not a valid float`);
      return floatValue(number);
    }
    case "flag": {
      const word = pythonStrip(text).toLowerCase();
      const isTrue = ["1", "yes", "true", "on", "t", "y"].includes(word);
      const isFalse = ["", "0", "no", "false", "off", "f", "n"].includes(word);
      const isFlag = isText ? isTrue || isFalse : value.kind === "boolean";
      if (!isFlag) throw new Refusal(`"${text}" is not a valid boolean`);
      return { kind: "boolean", value: isTrue };
    }
  }
}

/** `int(value)` of what is no text. */
function integerOf(value: Value): bigint | undefined {
  const number = floatOf(value);
  if (value.kind === "integer") return BigInt(value.digits);
  return number !== undefined && Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined;
}

/** `float(value)` of what is no text. */
function floatOf(value: Value): number | undefined {
  if (value.kind === "boolean") return value.value ? 1 : 0;
  if (value.kind === "integer") return Number(value.digits);
  return value.kind === "float" ? readPythonFloat(value.text) : undefined;
}

function pythonText(value: Value): string {
  switch (value.kind) {
    case "boolean":
      return value.value ? "True" : "False";
    case "list":
      return `[${value.items.map(itemText).join(", ")}]`;
    case "object":
      return `{${value.entries.map(([key, it]) => `'${key}': ${itemText(it)}`).join(", ")}}`;
    case "integer":
      return value.digits;
    case "null":
      return "None";
    default:
      return value.kind === "string" ? value.value : value.text;
  }
}

function itemText(value: Value): string {
  return value.kind === "string" ? `'${value.value}'` : pythonText(value);
}
