import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type JsonSchema, jsonSchema } from "#core/schema/json-schema.ts";
import { readCheckout } from "../drift/checkout.ts";
import { differences } from "../drift/compare.ts";
import { knownDifferences } from "../drift/known-differences.ts";
import { argumentsOfCalls } from "../drift/read-python.ts";
import { driftReport } from "../drift/report.ts";
import { folderWith } from "../support/cli.ts";

type Schemas = { [name: string]: { [keyword: string]: unknown } };

/** The schemas as valohai-yaml would have them: one per mapping, with the kinds of nodes as alternatives. */
function theirSchemas(): Schemas {
  const { $defs, items }: Schemas = JSON.parse(JSON.stringify(jsonSchema()), withoutForms);
  const schemas: Schemas = { base: { type: "array", items: items ?? {} } };
  for (const [name, definition] of Object.entries(asSchemas($defs))) {
    schemas[name] = asTheirs(name, definition);
  }
  return schemas;
}

/** Leaves out the forms of sockets and the spellings of words, which only the parser of valohai-yaml judges. */
function withoutForms(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("type" in value)) return value;
  const schema: { readonly [keyword: string]: unknown } = { ...value };
  if (schema["type"] !== "string") return value;
  const { anyOf, pattern, ...rest } = schema;
  const isSocket = typeof pattern === "string" && pattern.startsWith("^[^.]");
  return { ...rest, ...(pattern === undefined || isSocket ? {} : { pattern }) };
}

function asSchemas(value: unknown): { readonly [name: string]: JsonSchema } {
  return JSON.parse(JSON.stringify(value));
}

function asTheirs(name: string, { allOf, ...rest }: JsonSchema): Schemas[string] {
  const combinations = Array.isArray(allOf) ? allOf : [];
  const schema = JSON.parse(JSON.stringify(Object.assign({}, rest, ...combinations.map(combined))));
  const kind = /^(.*)-node$/.exec(name)?.[1];
  if (kind !== undefined) schema.properties.type = { const: kind, type: "string" };
  if (name === "pipeline" || name === "blueprint") {
    const kinds = ["execution-node", "task-node", "deployment-node"];
    schema.properties.nodes.items = { anyOf: kinds.map((it) => ({ $ref: `/schemas/${it}` })) };
  }
  return schema;
}

/** Alternatives that only require a key, without what strict validators want; conditions are left out. */
function combined(part: JsonSchema): object {
  const [keyword = "", options] = Object.entries(part)[0] ?? [];
  if (keyword === "oneOf" || keyword === "anyOf") {
    return { [keyword]: asList(options).map((it) => ({ required: it["required"] })) };
  }
  return {};
}

function asList(value: unknown): readonly { readonly [key: string]: unknown }[] {
  return Array.isArray(value) ? value : [];
}

function checkoutOf(t: TestContext, schemas: Schemas, version = "0.99.1"): string {
  const files = Object.entries(schemas).map(([name, it]) => [
    `valohai_yaml/schema/${name}.yaml`,
    JSON.stringify(it),
  ]);
  const init = { "valohai_yaml/__init__.py": `__version__ = "${version}"\n` };
  return folderWith(t, { ...Object.fromEntries(files), ...init });
}

function found(t: TestContext, schemas: Schemas): readonly string[] {
  return differences(readCheckout(checkoutOf(t, schemas))).filter(
    (it) => !Object.hasOwn(knownDifferences, it),
  );
}

test("finds no difference between the schema and itself", (t) => {
  assert.deepEqual(found(t, theirSchemas()), []);
  const report = driftReport(checkoutOf(t, theirSchemas()));
  assert.equal(report.differences, 0);
  assert.match(report.text, /^Here: .*There: valohai-yaml 0\.99\.1, \d+ schemas\.\n0 differences/);
});

const properties = (schema: Schemas[string] | undefined): { [key: string]: unknown } =>
  Object.assign(schema?.["properties"] ?? {});

const changes: readonly (readonly [
  change: (all: Schemas) => void,
  ...sentences: readonly string[],
])[] = [
  [
    ({ step }) => Object.assign(properties(step), { retries: { type: "integer" } }),
    '"step" has the key "retries" there, but not here',
  ],
  [
    ({ override }) => delete properties(override)["autorestart"],
    '"override" has the key "autorestart" here, but not there',
  ],
  [
    ({ input }) => Object.assign(input ?? {}, { required: ["name", "default"] }),
    '"input.default" is required there, but not here',
  ],
  [({ output }) => delete output?.["required"], '"output.name" is required here, but not there'],
  [
    ({ parameter }) =>
      Object.assign(properties(parameter), {
        type: { type: "string", enum: ["string", "integer", "float", "flag", "date"] },
      }),
    '"parameter.type" takes the word "date" there, but not here',
  ],
  [
    ({ parameter }) =>
      Object.assign(properties(parameter), {
        multiple: { type: "string", enum: ["none", "repeat"] },
      }),
    '"parameter.multiple" takes the word "separate" here, but not there',
  ],
  [
    ({ endpoint }) =>
      Object.assign(properties(endpoint), {
        name: { type: "string", pattern: "^[a-z]+$" },
        port: { type: "number", minimum: 1, maximum: 65535 },
      }),
    '"endpoint.name" has the form ^[a-z][a-z0-9-]+$ here, but ^[a-z]+$ there',
    'The least of "endpoint.port" is 1025 here, but 1 there',
  ],
  [
    ({ step }) =>
      Object.assign(properties(step), {
        icon: { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
        "upload-store": { type: "string" },
      }),
    '"step.icon" takes string here, but array, string there',
    'The longest of "step.upload-store" is 64 here, but not set there',
  ],
  [
    ({ widget }) => Object.assign(widget ?? {}, { additionalProperties: false }),
    '"widget" allows further keys here, but not there',
  ],
  [
    ({ task }) => delete task?.["anyOf"],
    '"task" takes at least one of "parameters" and "parameter-sets" here, but not there',
  ],
  [
    ({ input }) =>
      Object.assign(properties(input), { optional: { type: "boolean", default: true } }),
    '"input.optional" is false by default here, but true there',
  ],
  [
    (all) => Object.assign(all, { "notebook-item": { type: "object" } }),
    'The checkout has a schema "notebook-item" to which no place here leads',
  ],
  [
    ({ "task-node": node }) =>
      Object.assign(properties(node), { type: { const: "sweep", type: "string" } }),
    '"pipeline.nodes[]" has the kind "sweep" there, but not here',
  ],
];

for (const [change, ...sentences] of changes) {
  test(`tells: ${sentences.join("; ")}`, (t) => {
    const schemas = theirSchemas();
    change(schemas);
    const all = found(t, schemas);
    for (const it of sentences) assert.ok(all.includes(it), all.join("\n"));
  });
}

test("reads schemas that are written in Python, with functions, spread mappings and joined texts", () => {
  const text = `
from typing import Any
SCHEMATA = {}
kinds = " | ".join(types)

def register(schema: dict) -> None:
    SCHEMATA[schema["$id"]] = schema

def node(type: str) -> dict[str, Any]:
    properties = {"type": {"const": type}}
    result: dict[str, Any] = {"properties": properties, "required": ["step", 'type']}
    if type == "task":
        properties["task"] = {"type": "string"}
        result["required"] = ["type"]
    return result

register({"$id": "https://x/schemas/task-node", "title": "A " "node", **node("task")})
register(
    {
        "$id": "https://x/schemas/step",  # a comment
        "description": f"One of {kinds}",
        "minimum": -1.5, "maximum": 1_000, "open": None, "closed": False, "text": (r"^\\d" "\\n"),
    },
)
del register
`;
  assert.deepEqual(argumentsOfCalls(text, "register"), [
    {
      $id: "https://x/schemas/task-node",
      title: "A node",
      properties: { type: { const: "task" }, task: { type: "string" } },
      required: ["type"],
    },
    {
      $id: "https://x/schemas/step",
      description: undefined,
      minimum: -1.5,
      maximum: 1000,
      open: null,
      closed: false,
      text: "^\\d\n",
    },
  ]);
});

test("compares a checkout whose schemas are Python", (t) => {
  const folder = folderWith(t, {
    "valohai_yaml/schema_data.py": `
register({"$id": "https://valohai.com/schemas/base", "type": "array", "items": {"properties": {"step": {"$ref": "/schemas/step"}}}})
register({"$id": "https://valohai.com/schemas/step", "type": "object", "properties": {"name": {"type": "string"}, "zebra": {}, "image": make()}})
`,
  });
  const { text, differences: count } = driftReport(folder);
  assert.match(text, /There: valohai-yaml of an unknown version, 2 schemas/);
  assert.match(text, /^"step" has the key "zebra" there, but not here$/m);
  assert.match(text, /^"step.image" cannot be read there: the value of its schema is computed$/m);
  assert.ok(count > 5);
});

test("says what is no checkout of valohai-yaml", (t) => {
  const none = folderWith(t, { "readme.md": "" });
  assert.throws(() => driftReport(none), /" is no checkout of valohai-yaml: it has no schemas in /);
  assert.throws(() => driftReport("/no/such/folder"), /is no checkout of valohai-yaml/);
  const broken = folderWith(t, { "valohai_yaml/schema/base.yaml": "- a\n" });
  assert.throws(() => driftReport(broken), /base\.yaml" holds no schema/);
});
