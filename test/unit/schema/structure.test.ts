import assert from "node:assert/strict";
import { test } from "node:test";
import { duration } from "#core/schema/duration.ts";
import { itemSchema, itemSchemas } from "#core/schema/index.ts";
import type {
  NumberSchema,
  ObjectSchema,
  PropertySchema,
  StringSchema,
  ValueSchema,
} from "#core/schema/object-schema.ts";
import { rules, rulesOfStyle } from "#core/schema/variant-parameter.ts";
import { propertyTable } from "./property-table.ts";

test("knows the mappings, keys, types and limits of the reference, in the order of the table", () => {
  const known = new Map([...objects()].map((it) => [it.name, renderObject(it).join("\n")]));
  const expected = tableEntries();
  for (const [name, rows] of expected) assert.equal(known.get(name), rows, `mapping "${name}"`);
  known.delete("blueprint");
  assert.deepEqual([...known.keys()].sort(), [...expected.keys()].sort());
});

test("reads six kinds of item and lets others pass", () => {
  const keys = ["step", "pipeline", "task", "endpoint", "deployment", "blueprint"];
  assert.deepEqual(Object.keys(itemSchemas), keys);
  assert.deepEqual(Object.keys(itemSchema.properties), keys);
  assert.equal(itemSchema.open, true);
});

test("gives a blueprint the keys of a pipeline", () => {
  assert.equal(itemSchemas["blueprint"]?.properties, itemSchemas["pipeline"]?.properties);
});

test("writes what is required before what is not", () => {
  for (const { name, properties } of objects()) {
    if (name === "action") continue;
    const order = Object.values(properties).map((it) => it.required === true);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => Number(b) - Number(a)),
      name,
    );
  }
});

test("describes everything in one sentence with a full stop", () => {
  for (const { where, doc } of docs()) {
    assert.match(doc, /^[A-Z`].*\.$/, where);
    assert.doesNotMatch(doc, /\n|\.\.|[.!?] [A-Z]|\s{2}| $/, where);
    assert.ok(doc.split(" ").length >= 3 && doc.length <= 160, `${where}: ${doc.length}`);
    assert.equal((doc.match(/`/g)?.length ?? 0) % 2, 0, `${where} leaves a code span open`);
  }
});

test("says more of a key than its name, and never the same of two", () => {
  const seen = new Map<string, string>();
  for (const { where, doc, key } of docs()) {
    const other = seen.get(doc);
    assert.equal(other, undefined, `${where} repeats ${other}`);
    seen.set(doc, where);
    const words = doc.toLowerCase().match(/[a-z]{3,}/g) ?? [];
    const fresh = new Set(words.filter((it) => !key.toLowerCase().split(/[-_]/).includes(it)));
    assert.ok(fresh.size >= 2, `${where} only repeats its key`);
  }
});

test("knows the rules that each style reads", () => {
  const used = Object.values(rulesOfStyle).flatMap((it) => [...it.required, ...it.optional]);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(rules.properties).sort());
});

test("offers each synonym for one key only, and never a key itself", () => {
  for (const { name, properties } of objects()) {
    const synonyms = Object.values(properties).flatMap((it) => it.synonyms ?? []);
    assert.equal(new Set(synonyms).size, synonyms.length, name);
    for (const it of synonyms) assert.ok(!Object.hasOwn(properties, it), `${name}: ${it}`);
  }
});

test("reads durations as the reference does", () => {
  const pattern = duration.kind === "either" ? durationText(duration.options)?.pattern : undefined;
  const good = ["1h 30m 5s", "48h", "1.5d", "5m", ".5h", "2 weeks", "", "  ", "max 3h", "0h 5m"];
  const bad = ["banana", "5 q", "300", "0h", "1.2.3h", "5", "1H", "h", "5m 3", "1h 0x"];
  for (const it of good) assert.ok(pattern?.test(it), it);
  for (const it of bad) assert.ok(!pattern?.test(it), it);
});

function durationText(options: readonly ValueSchema[]): StringSchema | undefined {
  return options.find((it) => it.kind === "string");
}

function tableEntries(): Map<string, string> {
  const entries = new Map<string, string>();
  for (const block of propertyTable.trim().split(/\n(?! )/)) {
    const [head = "", ...rows] = block.split("\n");
    const name = head.replace(/ \(.*|:.*/, "");
    entries.set(name, [head.replace(/:.*/, ""), ...rows.map((it) => it.trim())].join("\n"));
  }
  return entries;
}

function renderObject(object: ObjectSchema): readonly string[] {
  const { name, open, exactlyOneOf, atLeastOneOf, atMostOneOf } = object;
  const notes = [
    open ? " (open)" : "",
    exactlyOneOf ? ` (exactly one of ${exactlyOneOf.join(", ")})` : "",
    atLeastOneOf ? ` (at least one of ${atLeastOneOf.join(", ")})` : "",
    atMostOneOf ? ` (at most one of ${atMostOneOf.join(", ")})` : "",
  ];
  const rows = Object.entries(object.properties).map(([key, row]) => renderRow(key, row));
  return [name + notes.join(""), ...rows];
}

function renderRow(key: string, row: PropertySchema): string {
  const when = row.requiredWhen ? `(${row.requiredWhen.key}=${row.requiredWhen.is})` : "";
  const fallback = row.default === undefined ? "" : ` =${row.default}`;
  return `${key}${row.required ? "*" : ""}${when} ${renderValue(row.value)}${fallback}`;
}

function renderValue(schema: ValueSchema): string {
  switch (schema.kind) {
    case "string":
      return renderText(schema);
    case "integer":
    case "number":
      return renderNumber(schema);
    case "boolean":
      return "bool";
    case "any":
      return "any";
    case "map":
      return schema.of.kind === "any" ? "map" : `map ${renderValue(schema.of)}`;
    case "list":
      return `${renderValue(schema.of)}[]${schema.length === undefined ? "" : `#${schema.length}`}`;
    case "object":
      return `{${schema.object.name}}`;
    case "either":
      return schema.options.map(renderValue).join("|");
    case "by-key":
      return `${schema.key}:${Object.keys(schema.branches).join(",")}`;
  }
}

function renderText(schema: StringSchema): string {
  const { choices, lenient, others, pattern, maxLength, refersTo } = schema;
  const mark = others === "allowed" ? "+" : others === "tolerated" ? "?" : lenient ? "~" : "";
  const isDuration = pattern?.source.includes("smhdw");
  return [
    "text",
    choices ? `<${choices.map((it) => it.value).join(",")}>${mark}` : "",
    pattern ? (isDuration ? "/duration/" : String(pattern)) : "",
    maxLength === undefined ? "" : `≤${maxLength}`,
    refersTo ? `->${refersTo}` : "",
  ].join("");
}

function renderNumber({ kind, minimum, maximum }: NumberSchema): string {
  const name = kind === "integer" ? "int" : "num";
  const bounded = minimum !== undefined || maximum !== undefined;
  return bounded ? `${name}${minimum ?? ""}..${maximum ?? ""}` : name;
}

function objects(): Set<ObjectSchema> {
  const found = new Set<ObjectSchema>();
  for (const it of Object.values(itemSchemas)) collectObject(it, found);
  return found;
}

function collectObject(object: ObjectSchema, found: Set<ObjectSchema>): void {
  if (found.has(object)) return;
  found.add(object);
  for (const { value } of Object.values(object.properties)) collect(value, found);
}

function collect(schema: ValueSchema, found: Set<ObjectSchema>): void {
  if (schema.kind === "object") collectObject(schema.object, found);
  else if (schema.kind === "list" || schema.kind === "map") collect(schema.of, found);
  else if (schema.kind === "either") for (const it of schema.options) collect(it, found);
  else if (schema.kind === "by-key") {
    for (const it of Object.values(schema.branches)) collectObject(it, found);
  }
}

interface Doc {
  readonly where: string;
  readonly key: string;
  readonly doc: string;
}

/** Each description once, however many mappings share its row or its choices. */
function docs(): readonly Doc[] {
  const rows = new Map<object, Doc>();
  const remember = (row: { readonly doc: string }, where: string, key: string) => {
    if (!rows.has(row)) rows.set(row, { where, key, doc: row.doc });
  };
  for (const object of objects()) {
    remember(object, object.name, object.name);
    for (const [key, row] of Object.entries(object.properties)) {
      remember(row, `${object.name}.${key}`, key);
      for (const it of choicesIn(row.value)) {
        remember(it, `${object.name}.${key}=${it.value}`, it.value);
      }
    }
  }
  return [...rows.values()];
}

function choicesIn(schema: ValueSchema): NonNullable<StringSchema["choices"]> {
  if (schema.kind === "string") return schema.choices ?? [];
  if (schema.kind === "list") return choicesIn(schema.of);
  return schema.kind === "either" ? schema.options.flatMap(choicesIn) : [];
}
