/**
 * A value as Python would hold it, whichever text it came from: YAML, JSON or a log line.
 * Numbers keep their text, so that `1` and `1.0` stay different and large integers stay exact; plain data throughout.
 */
export type Value =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** Decimal digits with an optional minus sign, of any length. */
  | { readonly kind: "integer"; readonly digits: string }
  /** What Python's `repr` prints for the float: `1.0`, `1e-05`, `nan`, `inf`. */
  | { readonly kind: "float"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  /** A YAML date or timestamp, in Python's `str` form. */
  | { readonly kind: "date"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | {
      readonly kind: "object";
      readonly entries: readonly (readonly [string, Value])[];
    };

export const nullValue: Value = { kind: "null" };

/** A string as a value. */
export function stringValue(value: string): Value {
  return { kind: "string", value };
}

/** A whole number as a value. */
export function integerValue(value: number | bigint): Value {
  return { kind: "integer", digits: String(value) };
}

/** A list as a value. */
export function listValue(items: readonly Value[]): Extract<Value, { readonly kind: "list" }> {
  return { kind: "list", items };
}

/** Whether there is a value, and not null. */
export function isPresent(value: Value | undefined): value is Value {
  return value !== undefined && value.kind !== "null";
}
