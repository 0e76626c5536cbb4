import type { Value } from "#core/base/value.ts";
import { numberOf } from "#core/model/python-number.ts";
import { pythonRepr } from "#core/model/python-text.ts";

/** A text that two values share if they are the same to a parameter: `1` and `1.0` are, `1` and `true` are not. */
export function valueKey(value: Value | undefined): string {
  if (value === undefined) return "nothing";
  switch (value.kind) {
    case "null":
      return "nothing";
    case "string":
      return `text ${value.value}`;
    case "integer":
      return `number ${value.digits}`;
    case "float":
      return `number ${floatText(value)}`;
    default:
      return `${value.kind} ${pythonRepr(value)}`;
  }
}

function floatText(value: Extract<Value, { kind: "float" }>): string {
  const number = numberOf(value);
  const isWhole = typeof number === "number" && Number.isInteger(number);
  return isWhole ? String(BigInt(number)) : value.text;
}
