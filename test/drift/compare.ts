import { itemSchema, itemSchemas } from "#core/schema/index.ts";
import type { ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";
import { type Checkout, isSchema, stemOf, type TheirSchema } from "./checkout.ts";
import { compareFacts, sortedList } from "./facts.ts";
import type { PythonValue } from "./read-python.ts";

/** What differs between the schema and that of a checkout of valohai-yaml: a sentence each, the known ones apart. */
export function differences({ schemas }: Checkout): readonly string[] {
  const comparison = new Comparison(schemas);
  const base = schemas.get("base");
  const items = base && comparison.resolved(base["items"]);
  if (items) comparison.object(itemSchema, items);
  // The schema of files does not lead to that of a deployment.
  const deployment = schemas.get("deployment");
  if (deployment && itemSchemas["deployment"]) {
    comparison.object(itemSchemas["deployment"], deployment);
  }
  return comparison.finish();
}

class Comparison {
  readonly #schemas: Checkout["schemas"];
  readonly #found = new Set<string>();
  readonly #compared = new Map<ObjectSchema, Set<TheirSchema>>();
  readonly #reached = new Set<string>(["base", "deployment"]);

  constructor(schemas: Checkout["schemas"]) {
    this.#schemas = schemas;
  }

  /** What was found, with the schemas of the checkout that no place leads to. */
  finish(): readonly string[] {
    for (const name of this.#schemas.keys()) {
      if (!this.#reached.has(name))
        this.#found.add(`The checkout has a schema "${name}" to which no place here leads`);
    }
    return [...this.#found];
  }

  /** A schema with its reference followed; undefined where it is none, or leads nowhere. */
  resolved(value: PythonValue): TheirSchema | undefined {
    if (!isSchema(value)) return undefined;
    const target = value["$ref"];
    if (typeof target !== "string") return value;
    this.#reached.add(stemOf(target));
    return this.#schemas.get(stemOf(target));
  }

  object(ours: ObjectSchema, theirs: TheirSchema): void {
    const seen = this.#compared.get(ours) ?? new Set();
    if (seen.has(theirs)) return;
    this.#compared.set(ours, seen.add(theirs));
    const keys = isSchema(theirs["properties"]) ? theirs["properties"] : {};
    for (const [key, schema] of Object.entries(keys)) {
      const row = ours.properties[key];
      const place = `${ours.name}.${key}`;
      if (row) this.#value(place, row.value, schema);
      else this.#say(`"${ours.name}" has the key "${key}" there, but not here`);
    }
    for (const key of Object.keys(ours.properties)) {
      if (!Object.hasOwn(keys, key))
        this.#say(`"${ours.name}" has the key "${key}" here, but not there`);
    }
    for (const it of compareFacts(ours, theirs)) this.#say(it);
  }

  #say(sentence: string): void {
    this.#found.add(sentence);
  }

  #value(place: string, ours: ValueSchema, schema: PythonValue): void {
    const own = ours.kind === "either" ? ours.options : [ours];
    const theirs = this.#alternatives(schema);
    if (!theirs) {
      this.#say(`"${place}" cannot be read there: the value of its schema is computed`);
      return;
    }
    const here = sortedList(own.map(typeOf));
    const there = sortedList(theirs.map(theirType));
    if (here !== there) {
      this.#say(`"${place}" takes ${here} here, but ${there} there`);
      return;
    }
    for (const option of own) {
      for (const it of theirs.filter((other) => theirType(other) === typeOf(option))) {
        this.#option(place, option, it);
      }
    }
  }

  #option(place: string, ours: ValueSchema, theirs: TheirSchema): void {
    switch (ours.kind) {
      case "list":
        if (theirs["items"] !== undefined && theirs["items"] !== false)
          this.#value(`${place}[]`, ours.of, theirs["items"]);
        else if (
          Array.isArray(theirs["prefixItems"]) &&
          theirs["prefixItems"].length !== ours.length
        )
          this.#say(`"${place}" has ${theirs["prefixItems"].length} entries there, but not here`);
        return;
      case "object":
        this.object(ours.object, theirs);
        return;
      case "map":
        this.#map(place, ours.of, theirs);
        return;
      case "by-key": {
        const word = wordOf(theirs, ours.key);
        const branch = ours.branches[word];
        if (branch) this.object(branch, theirs);
        else this.#say(`"${place}" has the kind "${word}" there, but not here`);
        return;
      }
      default:
        for (const it of compareFacts({ place, value: ours }, theirs)) this.#say(it);
    }
  }

  /** A mapping of free keys: its values may be said by a pattern for all keys. */
  #map(place: string, ours: ValueSchema, theirs: TheirSchema): void {
    const patterns = theirs["patternProperties"];
    const [values] = isSchema(patterns) ? Object.values(patterns) : [];
    if (values !== undefined) this.#value(`${place}.*`, ours, values);
    else if (isSchema(theirs["properties"]))
      this.#say(`"${place}" has keys of its own there, but free ones here`);
  }

  /** The alternatives of a value; undefined where they cannot be read. */
  #alternatives(value: PythonValue): readonly TheirSchema[] | undefined {
    const schema = this.resolved(value);
    if (!schema) return undefined;
    const several = schema["anyOf"] ?? schema["oneOf"];
    if (Array.isArray(several) && schema["properties"] === undefined) {
      const found = several.map((it) => this.#alternatives(it));
      return found.every((it) => it !== undefined) ? found.flat() : undefined;
    }
    const { type } = schema;
    return Array.isArray(type) ? type.map((it) => ({ ...schema, type: it })) : [schema];
  }
}

/** The word that a mapping must have under a key. */
function wordOf(theirs: TheirSchema, key: string): string {
  const properties = theirs["properties"];
  const row = isSchema(properties) ? properties[key] : undefined;
  return isSchema(row) ? String(row["const"]) : "";
}

function typeOf({ kind }: ValueSchema): string {
  if (kind === "list") return "array";
  return kind === "map" || kind === "by-key" ? "object" : kind;
}

function theirType({ type, properties }: TheirSchema): string {
  if (typeof type === "string") return type;
  return properties === undefined ? "any" : "object";
}
