import type { Choice, ObjectSchema, StringSchema, ValueSchema } from "./object-schema.ts";

/** Any text. */
export const text: StringSchema = { kind: "string" };
export const number: ValueSchema = { kind: "number" };
export const integer: ValueSchema = { kind: "integer" };
export const boolean: ValueSchema = { kind: "boolean" };
export const anything: ValueSchema = { kind: "any" };

/** One of some fixed words. */
export function oneOf(...choices: readonly Choice[]): StringSchema {
  return { kind: "string", choices };
}

/** A list whose entries are all alike. */
export function list(of: ValueSchema): ValueSchema {
  return { kind: "list", of };
}

/** A list of mappings of one kind. */
export function listOfObjects(object: ObjectSchema): ValueSchema {
  return { kind: "list", of: { kind: "object", object } };
}

/** A value written alone or as a list of such values. */
export function oneOrMore(of: ValueSchema): ValueSchema {
  return { kind: "either", options: [of, { kind: "list", of }] };
}

/** A value of one of several types. */
export function either(...options: readonly ValueSchema[]): ValueSchema {
  return { kind: "either", options };
}

/** A mapping with keys of the user's own. */
export const freeMapping: ValueSchema = { kind: "map", of: anything };
