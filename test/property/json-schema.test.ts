import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Value } from "#core/base/value.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { valueOfNode } from "#core/model/read.ts";
import { type JsonSchema, jsonSchema } from "#core/schema/json-schema.ts";
import { objectSchemas } from "#core/schema/known-keys.ts";
import { valohaiYamlVersion } from "#core/schema/version.ts";
import { markedText } from "../support/marked-text.ts";
import { sharedCorpus } from "../support/shared-corpus.ts";

const schema = jsonSchema();
const accepts = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

/** The codes of what a JSON Schema can tell: a key, type, word, form, number, length or combination of keys is wrong. */
const structural: ReadonlySet<string> = new Set([
  "document-not-a-list",
  "duration-invalid",
  "edge-malformed",
  "edge-parts",
  "endpoint-command",
  "item-not-a-mapping",
  "item-unindented",
  "node-retry-deployment",
  "node-step-and-task",
  "node-type",
  "parameter-flag-multiple",
  "pipeline-parameter-target-and-targets",
  "pipeline-parameter-type",
  "prop-enum",
  "prop-missing",
  "prop-pattern",
  "prop-range",
  "prop-type",
  "prop-unknown",
  "step-preset-needs-environment",
  "task-on-child-error",
  "task-type",
]);

/** What a document holds, as JavaScript has it; undefined where it is not YAML. */
function dataOf(document: Document): unknown {
  if (document.pieces.some(({ piece }) => piece.problems.length > 0)) return undefined;
  const all = document.pieces.flatMap(({ piece }) => piece.roots.map(valueOfNode));
  const lists = all.filter((it) => it.kind === "list");
  // Between several documents of items, a piece holds their separator alone.
  const roots = lists.length > 0 ? all.filter((it) => it.kind !== "null") : all;
  const other = roots.find((it) => it.kind !== "list");
  if (roots.length === 0 || other) return other ? plain(other) : null;
  return roots.flatMap((it) => (it.kind === "list" ? it.items.map(plain) : []));
}

function plain(value: Value): unknown {
  switch (value.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return value.value;
    case "integer":
      return Number(value.digits);
    case "float":
      return Number(value.text.replace("inf", "Infinity"));
    case "date":
      return Symbol(value.text);
    case "list":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries(value.entries.map(([key, it]) => [key, plain(it)]));
  }
}

/** What disagrees on a text: nothing where the schema and the diagnostics both find structural faults, or both none. */
function disagreement(text: string): string | undefined {
  const document = createDocument(text);
  const data = dataOf(document);
  if (data === undefined) return undefined;
  const codes = diagnose(document)
    .map((it) => it.code)
    .filter((it) => structural.has(it));
  if (accepts(data)) return codes.length === 0 ? undefined : `only we find ${codes.join(", ")}`;
  const errors = accepts.errors?.map((it) => `${it.instancePath} ${it.message}`) ?? [];
  return codes.length > 0 ? undefined : `only the schema finds ${errors.join("; ")}`;
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => /\.ya?ml$/.test(it))
    .map((it) => path.join(folder, it));
}

const files = [...filesIn("examples"), ...filesIn("test/fixtures"), ...filesIn(sharedCorpus)];

test("the files that the schema is tried on are there", () => {
  assert.ok(files.length > 100);
});

for (const file of files) {
  test(`the JSON Schema and the diagnostics agree on ${file}`, () => {
    assert.equal(disagreement(markedText(readFileSync(file, "utf8")).text), undefined);
  });
}

/** Items with every kind of mapping, and values of every type. */
const complete = `
- step:
    name: train
    image: python:3.12
    command: [a, b]
    parameters:
      - { name: rate, type: float, default: 1, choices: [1], widget: { type: SQL, settings: {} } }
      - { name: fast, type: flag, multiple: none }
    inputs: [{ name: data, default: [a], keep-directories: suffix, download: always }]
    mounts: ["/a:/b", { source: a, destination: /b, options: {} }]
    resources: { cpu: { min: 1 }, devices: { gpu: 1 } }
    environment-variables: [{ name: A, default: x }]
    autorestart: true
    runtime-config-preset: preset
    environment: machine
    time-limit: 1h 30m
    upload-store: x
- task:
    name: many
    step: train
    type: Random-Search
    on-child-error: STOP_all-and-error
    parameters: [{ name: rate, style: multiple, rules: { items: [1, a, true] } }]
- pipeline:
    name: p
    parameters: [{ name: rate, targets: [a.parameter.rate] }]
    nodes:
      - { name: a, type: execution, step: train, on-error: retry, override: { image: x, environment: e, runtime-config-preset: r } }
      - { name: b, type: task, task: many, actions: [{ when: x, if: [a], then: noop }] }
      - { name: c, type: deployment, deployment: d, endpoints: [e], on-error: continue }
    edges: [[a.output.x, b.input.y], { source: a.output.x, target: b.input.y, configuration: {} }]
- endpoint:
    name: predict
    image: python
    wsgi: a:b
    port: 8000
    node-selector: a=b
    tolerations: [{ operator: Exists }, { key: a, operator: Equal }]
    shared-volumes: [{ pvc-name: a, mount-path: /a, sub-path: b }]
    workspace-volume: { size: 1, mount-path: /w }
- deployment: { name: d, defaults: { target: t } }
- blueprint: { name: old, nodes: [], edges: [] }
- definitions: { anything: goes }
`;

/** What takes the place of every value once, as it is written. */
const replacements = [
  ...["", "~", "true", "7", "7.0", "7.5", "-1", "70000", "[]", "[a]", "[[a, b]]", "{ a: 1 }"],
  ...["text", "/a", "2020-01-01", "1e3", "execution", "flag", "repeat", `x${"y".repeat(64)}`],
];

/** Texts that differ from an item in one value, in a key more, or in a key less, each with what it is. */
function* changed(item: unknown): Generator<readonly [change: string, text: string], undefined> {
  for (const place of placesIn(item, [])) {
    for (const it of replacements) {
      yield [`${place.join(".")} = ${it}`, `- ${textOf(item, place, it)}\n`];
    }
    if (typeof place.at(-1) === "string") {
      yield [`no ${place.join(".")}`, `- ${textOf(item, place, undefined)}\n`];
    }
  }
  return undefined;
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, path: Place): readonly Place[] {
  if (typeof value !== "object" || value === null) return [path];
  const own = Array.isArray(value)
    ? value.map((it, at) => [at, it] as const)
    : Object.entries(value);
  const more = Array.isArray(value)
    ? []
    : [
        [...path, "zebra"],
        [...path, "value"],
      ];
  return [path, ...more, ...own.flatMap(([key, it]) => placesIn(it, [...path, key]))];
}

/** An item in flow style, with the value at a place written otherwise, or left out with its key. */
function textOf(value: unknown, place: Place, written: string | undefined): string {
  const [key, ...rest] = place;
  if (key === undefined) return written ?? "";
  if (Array.isArray(value)) {
    return `[${value.map((it, at) => (at === key ? textOf(it, rest, written) : JSON.stringify(it))).join(", ")}]`;
  }
  const entries = new Map(Object.entries(value ?? {}));
  if (!entries.has(String(key))) entries.set(String(key), 1);
  const pairs = [...entries].flatMap(([name, it]) => {
    if (name !== key) return `${JSON.stringify(name)}: ${JSON.stringify(it)}`;
    if (rest.length === 0 && written === undefined) return [];
    return `${JSON.stringify(name)}: ${textOf(it, rest, written)}`;
  });
  return `{ ${pairs.join(", ")} }`;
}

/** What only a rule knows: Python reads a duration from a whole number that is written as one, and from no negative one. */
const beyondSchema: ReadonlySet<string> = new Set([
  "step.time-limit = 7.0",
  "step.time-limit = -1",
]);

const items = dataOf(createDocument(complete));
assert.ok(Array.isArray(items));

test("the schema accepts the items that are changed below", () => {
  assert.equal(accepts(items), true, JSON.stringify(accepts.errors));
});

for (const item of items) {
  test(`the JSON Schema and the diagnostics agree on every change of a ${Object.keys(item)[0]}`, () => {
    let rejected = 0;
    let accepted = 0;
    const wrong = [...changed(item)].flatMap(([change, text]) => {
      const found = disagreement(text);
      if (accepts(dataOf(createDocument(text)))) accepted++;
      else rejected++;
      return found === undefined || beyondSchema.has(change) ? [] : `${change}: ${found}`;
    });
    assert.deepEqual(wrong, []);
    assert.ok(accepted > 5 && rejected > 5, `${accepted} accepted, ${rejected} rejected`);
  });
}

test("the schema says what it is for and describes every key and mapping", () => {
  assert.equal(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  assert.equal(schema["$id"], `urn:valohai-yaml:${valohaiYamlVersion}`);
  const definitions: { readonly [name: string]: JsonSchema } = JSON.parse(
    JSON.stringify(schema["$defs"]),
  );
  // The items themselves are the one mapping that no other holds.
  assert.equal(Object.keys(definitions).length, objectSchemas().size + 1);
  for (const [name, { description, properties }] of Object.entries(definitions)) {
    assert.ok(description, name);
    for (const [key, row] of Object.entries(properties ?? {})) {
      assert.ok(row.description, `${name}.${key}`);
    }
  }
});

test("the schema has words, forms, bounds and defaults as other tools show them", () => {
  const row = (name: string, key: string) =>
    JSON.parse(JSON.stringify(schema["$defs"]))[name].properties[key];
  const type = row("parameter", "type");
  assert.deepEqual(type.enum, ["string", "integer", "float", "flag"]);
  assert.equal(type.default, "string");
  assert.match(type.description, /^Kind of value.*\n\n- `string`: Any text/s);
  assert.deepEqual(row("parameter", "optional").default, false);
  assert.equal(row("parameter", "multiple-separator").default, ",");
  assert.equal(row("endpoint", "name").pattern, "^[a-z][a-z0-9-]+$");
  assert.deepEqual(
    [row("endpoint", "port").minimum, row("endpoint", "port").default],
    [1025, 8000],
  );
  assert.equal(row("input", "name").maxLength, 64);
  assert.deepEqual(row("action", "then").anyOf[0].examples[0], "stop-pipeline");
});
