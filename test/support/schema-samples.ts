import type { ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";

/** A value as JSON holds it. */
export type Sample =
  | string
  | number
  | boolean
  | readonly Sample[]
  | { readonly [key: string]: Sample };

/** Which of two different values a schema is asked for. */
export type Version = 0 | 1;

/** Names that fit where a name is referred to. */
const references: { readonly [kind: string]: readonly [string, string] } = {
  step: ["train", "evaluate"],
  task: ["sweep", "search"],
  node: ["first", "second"],
  endpoint: ["predict", "explain"],
  deployment: ["service", "canary"],
  socket: ["first.output.model", "second.input.model"],
  target: ["first.parameter.rate", "first.parameter.depth"],
};

/** Texts of which two fit each pattern of the schema. */
const texts = ["alpha", "bravo", "/alpha:/bravo", "/bravo:/alpha", "/alpha", "/bravo"];
const more = ["a=1", "b=2", "1h", "2h"];

/** A valid value of a schema in one of two versions; a mapping with every key that may be there. */
export function sampleOf(schema: ValueSchema, version: Version): Sample {
  switch (schema.kind) {
    case "string": {
      if (schema.choices) return schema.choices[version]?.value ?? schema.choices[0]?.value ?? "";
      if (schema.refersTo) return references[schema.refersTo]?.[version] ?? "";
      const fitting = [...texts, ...more].filter((it) => schema.pattern?.test(it) ?? true);
      return fitting[version] ?? "";
    }
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1) + 2 + version;
    case "boolean":
      return version === 1;
    case "any":
      return version === 0 ? "alpha" : "bravo";
    case "list":
      return Array.from({ length: schema.length ?? 1 }, (_, at) =>
        sampleOf(schema.of, at === 0 ? version : 1),
      );
    case "object":
      return sampleObject(schema.object);
    case "map":
      return { key: sampleOf(schema.of, version) };
    case "either":
      return schema.options[0] ? sampleOf(schema.options[0], version) : "";
    case "by-key": {
      const [[value, object] = ["", undefined]] = Object.entries(schema.branches);
      return object ? { ...sampleObject(object), [schema.key]: value } : "";
    }
  }
}

/** A mapping with all keys, of those that exclude each other the first. */
function sampleObject(object: ObjectSchema): { readonly [key: string]: Sample } {
  const left = [object.exactlyOneOf, object.atMostOneOf].flatMap((it) => it?.slice(1) ?? []);
  const keys = Object.entries(object.properties).filter(([key]) => !left.includes(key));
  return Object.fromEntries(keys.map(([key, { value }]) => [key, sampleOf(value, 0)]));
}

/** Where a mapping of the schema is found in an item, with the item around what is put there. */
export interface SchemaPlace {
  readonly object: ObjectSchema;
  /** The keys that lead to it, without the places in lists. */
  readonly path: readonly string[];
  /** The item with this mapping at the place. */
  around(mapping: Sample): Sample;
}

/** Every place in an item where the schema has a mapping of its own, the item itself first. */
export function schemaPlaces(item: ObjectSchema): readonly SchemaPlace[] {
  return placesIn({ object: item, path: [], around: (it) => it });
}

function placesIn(place: SchemaPlace): readonly SchemaPlace[] {
  const { object, path, around } = place;
  const inner = Object.entries(object.properties).flatMap(([key, { value }]) =>
    objectsIn(value).flatMap(({ object: it, wrap }) =>
      placesIn({
        object: it,
        path: [...path, key],
        around: (mapping) => around({ ...withKey(object, key), [key]: wrap(mapping) }),
      }),
    ),
  );
  return [place, ...inner];
}

/** A complete mapping without the keys that exclude one key. */
export function withKey(object: ObjectSchema, key: string): { readonly [key: string]: Sample } {
  const groups = [object.exactlyOneOf, object.atMostOneOf].filter((it) => it?.includes(key));
  const excluded = groups.flatMap((it) => it?.filter((other) => other !== key) ?? []);
  const all = Object.entries(sampleObject(object));
  return Object.fromEntries(all.filter(([it]) => !excluded.includes(it)));
}

interface InnerObject {
  readonly object: ObjectSchema;
  wrap(mapping: Sample): Sample;
}

/** The mappings that a value can be, or hold in a list. */
function objectsIn(schema: ValueSchema): readonly InnerObject[] {
  switch (schema.kind) {
    case "object":
      return [{ object: schema.object, wrap: (it) => it }];
    case "by-key":
      return Object.entries(schema.branches).map(([value, object]) => ({
        object,
        wrap: (it) => (typeof it === "object" ? { ...it, [schema.key]: value } : it),
      }));
    case "list":
      return objectsIn(schema.of).map(({ object, wrap }) => ({
        object,
        wrap: (it) => [wrap(it)],
      }));
    case "either":
      return schema.options.flatMap(objectsIn);
    default:
      return [];
  }
}
