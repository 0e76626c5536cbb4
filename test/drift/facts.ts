import { patternText } from "#core/schema/json-schema.ts";
import type { ObjectSchema, PropertySchema, ValueSchema } from "#core/schema/object-schema.ts";
import { isSchema, type TheirSchema } from "./checkout.ts";
import type { PythonValue } from "./read-python.ts";

/** A scalar value at a place. */
interface PlacedValue {
  readonly place: string;
  readonly value: ValueSchema;
}

/** How a mapping or a scalar differs from that of valohai-yaml, its keys aside: a sentence for each difference. */
export function compareFacts(
  ours: ObjectSchema | PlacedValue,
  theirs: TheirSchema,
): readonly string[] {
  return "place" in ours ? scalarFacts(ours, theirs) : objectFacts(ours, theirs);
}

/** Words in order, for a sentence. */
export function sortedList(words: readonly string[]): string {
  return [...new Set(words)].sort().join(", ");
}

function objectFacts(ours: ObjectSchema, theirs: TheirSchema): readonly string[] {
  const required = new Set(textsIn(theirs["required"]));
  const keys = Object.entries(ours.properties);
  const isClosed = theirs["additionalProperties"] === false;
  return [
    ...keys.flatMap(([key, row]) => requirement(`${ours.name}.${key}`, row, required.has(key))),
    ...keys.flatMap(([key, row]) => fallback(`${ours.name}.${key}`, row, rowOf(theirs, key))),
    ...(isClosed === (ours.open !== true) ? [] : [openness(ours.name, isClosed)]),
    ...combination(ours.name, "exactly one", ours.exactlyOneOf, alternatives(theirs["oneOf"])),
    ...combination(ours.name, "at least one", ours.atLeastOneOf, alternatives(theirs["anyOf"])),
    ...combination(ours.name, "at most one", ours.atMostOneOf, excluded(theirs, ours)),
  ];
}

function requirement(place: string, { required = false }: PropertySchema, isThere: boolean) {
  if (required === isThere) return [];
  return [`"${place}" is required ${required ? "here, but not there" : "there, but not here"}`];
}

function openness(name: string, isClosed: boolean): string {
  return `"${name}" allows further keys ${isClosed ? "here, but not there" : "there, but not here"}`;
}

function rowOf(theirs: TheirSchema, key: string): PythonValue {
  const { properties } = theirs;
  return isSchema(properties) ? properties[key] : undefined;
}

/** A default is compared where both tell one. */
function fallback(place: string, row: PropertySchema, theirs: PythonValue): readonly string[] {
  const there = isSchema(theirs) ? theirs["default"] : undefined;
  if (there === undefined || row.default === undefined) return [];
  const text = typeof there === "string" ? [there, JSON.stringify(there)] : [JSON.stringify(there)];
  if (text.includes(row.default)) return [];
  return [`"${place}" is ${row.default} by default here, but ${JSON.stringify(there)} there`];
}

/** The keys of which a mapping must have one, as the alternatives say that each requires one. */
function alternatives(value: PythonValue): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const keys = value.map((it) => (isSchema(it) && onlyRequires(it) ? textsIn(it["required"]) : []));
  return keys.every((it) => it.length === 1) ? keys.flat() : undefined;
}

function onlyRequires(schema: TheirSchema): boolean {
  return Object.keys(schema).join() === "required";
}

/** The keys that a schema forbids together, where that is not said by "exactly one" already. */
function excluded(theirs: TheirSchema, ours: ObjectSchema): readonly string[] | undefined {
  const { not } = theirs;
  return isSchema(not) && onlyRequires(not) && !ours.exactlyOneOf
    ? textsIn(not["required"])
    : undefined;
}

function combination(
  name: string,
  amount: string,
  ours: readonly string[] | undefined,
  theirs: readonly string[] | undefined,
): readonly string[] {
  if (sortedList(ours ?? []) === sortedList(theirs ?? [])) return [];
  const quoted = (keys: readonly string[]) => keys.map((it) => `"${it}"`).join(" and ");
  if (!theirs) return [`"${name}" takes ${amount} of ${quoted(ours ?? [])} here, but not there`];
  if (!ours) return [`"${name}" takes ${amount} of ${quoted(theirs)} there, but not here`];
  return [`"${name}" takes ${amount} of ${quoted(ours)} here, but of ${quoted(theirs)} there`];
}

function scalarFacts({ place, value }: PlacedValue, theirs: TheirSchema): readonly string[] {
  if (value.kind === "integer" || value.kind === "number") {
    return [
      ...bound(place, "least", value.minimum, theirs["minimum"]),
      ...bound(place, "most", value.maximum, theirs["maximum"]),
    ];
  }
  if (value.kind !== "string") return [];
  const words = value.others ? undefined : value.choices?.map((it) => it.value);
  return [
    ...choices(place, words, theirs),
    ...form(place, value.pattern && patternText(value.pattern), theirs["pattern"]),
    ...bound(place, "longest", value.maxLength, theirs["maxLength"]),
  ];
}

function bound(place: string, what: string, here: number | undefined, there: PythonValue) {
  if (here === there) return [];
  return [
    `The ${what} of "${place}" is ${here ?? "not set"} here, but ${there ?? "not set"} there`,
  ];
}

function choices(
  place: string,
  here: readonly string[] | undefined,
  theirs: TheirSchema,
): readonly string[] {
  // The branch shows which kind a node has.
  if (typeof theirs["const"] === "string") return [];
  const there = Array.isArray(theirs["enum"]) ? textsIn(theirs["enum"]) : undefined;
  if (!here && !there) return [];
  if (!there) return [`"${place}" takes only certain words here, but not there`];
  if (!here) return [`"${place}" takes only certain words there, but not here`];
  return [
    ...there
      .filter((it) => !here.includes(it))
      .map((it) => `"${place}" takes the word "${it}" there, but not here`),
    ...here
      .filter((it) => !there.includes(it))
      .map((it) => `"${place}" takes the word "${it}" here, but not there`),
  ];
}

/** Patterns that are written otherwise and say the same. */
const sameForms: readonly (readonly [here: string, there: string])[] = [
  ["^(?=.*$)/.+:/.", "^/.+:/.+$"],
];

function form(place: string, here: string | undefined, there: PythonValue): readonly string[] {
  if (here === there || sameForms.some(([a, b]) => a === here && b === there)) return [];
  if (there === undefined) return [`"${place}" has a form here, but none there`];
  if (here === undefined) return [`"${place}" has the form ${String(there)} there, but none here`];
  return [`"${place}" has the form ${here} here, but ${String(there)} there`];
}

function textsIn(value: PythonValue): readonly string[] {
  return Array.isArray(value) ? value.filter((it) => typeof it === "string") : [];
}
