import type { Value } from "#core/base/value.ts";

/** A type of single values in a schema. */
export type ScalarType = "string" | "boolean" | "integer" | "number";

/** Whether a value has a type. As in JSON Schema, whole floats are integers, and booleans are not numbers. */
export function hasScalarType(type: ScalarType, value: Value): boolean {
  if (type === "string" || type === "boolean") return value.kind === type;
  if (value.kind === "integer") return true;
  return value.kind === "float" && (type === "number" || Number.isInteger(Number(value.text)));
}
