import assert from "node:assert/strict";
import { test } from "node:test";
import {
  objectAt,
  optionsOf,
  propertyAt,
  resolveSchema,
  type SchemaPath,
  schemaAt,
} from "#core/schema/schema-path.ts";
import { entriesOf, listOf } from "#core/syntax/mapping.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

const nodes = `
- pipeline:
    nodes:
      - { type: execution, override: { parameters: [{ name: x }] } }
      - { type: task }
      - { type: deployment }
      - { name: undecided, actions: [{ when: }] }
      - &d { type: deployment, name: shared }
      - *d
      - { <<: *d }
      - nam
    edges:
      - [a, b]
      - { source: a }
      -
`;

const objectCases: readonly (readonly [path: string, name: string | undefined])[] = [
  ["", "pipeline"],
  ["nodes", undefined],
  ["nodes.0", "execution node"],
  ["nodes.1", "task node"],
  ["nodes.2", "deployment node"],
  ["nodes.3", "node"],
  ["nodes.3.actions.0", "action"],
  ["nodes.5", "deployment node"],
  ["nodes.6", "deployment node"],
  ["nodes.7", "node"],
  ["nodes.99", "node"],
  ["nodes.0.override", "override"],
  ["nodes.0.override.parameters.0", "parameter"],
  ["nodes.2.override", undefined],
  ["edges.0", "edge"],
  ["edges.1", "edge"],
  ["edges.2", "edge"],
  ["edges.1.configuration", undefined],
  ["parameters.0", "pipeline parameter"],
  ["name", undefined],
  ["toString", undefined],
];

for (const [path, name] of objectCases) {
  test(`finds ${name ?? "no keys"} at "${path}"`, () => {
    assert.equal(objectAt("pipeline", itemOf(nodes), pathOf(path))?.name, name);
  });
}

test("finds the schema without any tree", () => {
  assert.equal(objectAt("step", undefined, ["inputs", 0])?.name, "input");
  assert.equal(schemaAt("step", undefined, ["resources", "devices", "gpu"])?.kind, "number");
  assert.equal(schemaAt("step", undefined, ["inputs", "name"]), undefined);
  assert.equal(schemaAt("definitions", undefined, []), undefined);
  assert.equal(schemaAt("__proto__", undefined, []), undefined);
});

test("knows every key of every branch while the type is not known", () => {
  const object = objectAt("pipeline", itemOf(nodes), ["nodes", 3]);
  const keys = Object.keys(object?.properties ?? {});
  for (const key of ["step", "task", "deployment", "endpoints", "override", "commit"]) {
    assert.ok(keys.includes(key), key);
  }
  const required = keys.filter((it) => object?.properties[it]?.required);
  assert.deepEqual(required, ["name", "type"]);
});

test("gives the row of a key by the branch it is in", () => {
  const item = itemOf(nodes);
  const inTask = propertyAt("pipeline", item, ["nodes", 1, "step"]);
  const inExecution = propertyAt("pipeline", item, ["nodes", 0, "step"]);
  assert.ok(inTask && inExecution);
  assert.notEqual(inTask.doc, inExecution.doc);
  assert.equal(propertyAt("pipeline", item, ["nodes", 2, "step"]), undefined);
  assert.equal(propertyAt("pipeline", item, ["nodes", 0]), undefined);
});

test("picks the alternative by the type of the value", () => {
  const schema = schemaAt("step", undefined, ["mounts", 0]);
  const parameters = schemaAt("step", undefined, ["inputs", 0, "keep-directories"]);
  assert.ok(schema && parameters);
  const kindOf = (text: string) => resolveSchema(schema, rootOf(text)).kind;
  assert.equal(kindOf("/a:/b"), "string");
  assert.equal(kindOf("{ source: a }"), "object");
  assert.equal(resolveSchema(parameters, rootOf("yes")).kind, "boolean");
  assert.equal(resolveSchema(parameters, rootOf("full")).kind, "string");
  assert.deepEqual(
    optionsOf(schema).map((it) => it.kind),
    ["string", "object"],
  );
  assert.deepEqual(
    optionsOf(schema, rootOf("[a]")).map((it) => it.kind),
    ["string", "object"],
  );
});

function pathOf(path: string): SchemaPath {
  const segments = path === "" ? [] : path.split(".");
  return segments.map((it) => (/^\d+$/.test(it) ? Number(it) : it));
}

function itemOf(text: string): SyntaxNode {
  const [entry] = entriesOf(listOf(parseYaml(text).roots[0])[0] ?? rootOf(text)).values();
  assert.ok(entry);
  return entry.value;
}

function rootOf(text: string): SyntaxNode {
  const [root] = parseYaml(text).roots;
  assert.ok(root);
  return root;
}
