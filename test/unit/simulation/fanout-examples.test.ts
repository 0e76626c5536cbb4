import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Value } from "#core/base/value.ts";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import { fanOut, variantAt } from "#core/simulation/fan-out.ts";
import { metadataFromLog } from "#core/simulation/metadata/metadata-from-text.ts";
import type { FanOut, FanOutQuery, ParameterColumn, Variant } from "#core/simulation/variant.ts";

type Fields = { readonly [key: string]: Value };

const own = "test/fixtures/fan-out.json";
const shared = "../shared/domain/fanout-examples.json";

for (const file of [own, shared]) {
  if (!existsSync(file)) {
    test(`${file}`, (t) => t.diagnostic("is not there, so its examples are not run"));
    continue;
  }
  for (const example of itemsOf(readJson(file))) {
    const fields = fieldsOf(example);
    test(`fans out as in example ${textOf(fields["id"])}: ${textOf(fields["title"])}`, () => {
      checkExample(fields);
    });
  }
}

function checkExample(example: Fields): void {
  const source = pipelineSource(
    createDocument(textOf(example["yaml"])),
    textOf(example["pipeline"]),
  );
  assert.ok(source, "the pipeline is found");
  const metadata = metadataOf(example);
  const known = [metadata.given, metadata.printed].filter((it) => it !== undefined);
  for (const given of known.length > 0 ? known : [{}]) {
    const query: FanOutQuery = {
      source,
      node: textOf(example["node"]),
      metadata: given,
      pipelineParameters: fieldsOf(example["pipeline_args"]),
    };
    checkFanOut(fanOut(query), fieldsOf(example["expected"]));
  }
}

function metadataOf(example: Fields) {
  const nodes = (value: Value | undefined) => Object.entries(fieldsOf(value));
  const given = nodes(example["metadata"]).map(([node, it]) => [node, fieldsOf(it)] as const);
  const printed = nodes(example["stdout"]).map(
    ([node, it]) => [node, metadataFromLog(textOf(it))] as const,
  );
  return {
    given: example["metadata"] ? Object.fromEntries(given) : undefined,
    printed: printed.length > 0 ? Object.fromEntries(printed) : undefined,
  };
}

function checkFanOut(found: FanOut, expected: Fields): void {
  const varied = found.columns.filter((it) => it.varied);
  assert.equal(found.type, textOf(expected["task_type"]));
  const count = expected["count"];
  assert.equal(found.count === undefined ? "None" : String(found.count), pythonRepr(count ?? none));
  assert.deepEqual(
    varied.map((it) => it.name),
    itemsOf(expected["varied"]).map(textOf),
  );
  assert.deepEqual(
    Object.fromEntries(found.columns.map((it) => [it.name, originText(it)])),
    Object.fromEntries(
      Object.entries(fieldsOf(expected["origin"])).map(([k, v]) => [k, textOf(v)]),
    ),
  );
  assert.deepEqual(
    Object.fromEntries(varied.map((it) => [it.name, listText(it)])),
    reprs(fieldsOf(expected["domains"])),
  );
  const variants = itemsOf(expected["variants"]);
  assert.equal(variants.length, Number(found.count ?? 0));
  variants.forEach((it, index) => {
    checkVariant(variantAt(found, BigInt(index)), fieldsOf(it));
  });
}

function checkVariant(found: Variant, expected: Fields): void {
  assert.deepEqual(
    Object.fromEntries(found.parameters.map(([name, value]) => [name, pythonRepr(value)])),
    reprs(fieldsOf(expected["parameters"])),
  );
  assert.deepEqual(found.command, itemsOf(expected["command"]).map(textOf));
  assert.deepEqual(found.problems, itemsOf(expected["problems"]).map(textOf));
  assert.deepEqual(
    Object.fromEntries(found.inputs),
    Object.fromEntries(
      Object.entries(fieldsOf(expected["inputs"])).map(([name, uris]) => [
        name,
        itemsOf(uris).map(textOf),
      ]),
    ),
  );
}

function originText({ origin, spread }: ParameterColumn): string {
  switch (origin.kind) {
    case "default":
    case "override":
      return "step/override default";
    case "blueprint":
      return "task blueprint";
    case "none":
      return "none";
    default:
      return `${spread ? "spread from" : "from"} ${origin.source}`;
  }
}

function listText({ values }: ParameterColumn): string {
  const items = Array.from({ length: values.length }, (_, index) => values.at(index) ?? none);
  return pythonRepr({ kind: "list", items });
}

const none: Value = { kind: "null" };

function reprs(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).map(([key, it]) => [key, pythonRepr(it)]));
}

function readJson(file: string): Value {
  const parsed = parseJson(readFileSync(file, "utf8"));
  assert.equal(parsed.kind, "value");
  return parsed.value;
}

function fieldsOf(value: Value | undefined): Fields {
  return value?.kind === "object" ? Object.fromEntries(value.entries) : {};
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === "list" ? value.items : [];
}

function textOf(value: Value | undefined): string {
  return value?.kind === "string" ? value.value : pythonRepr(value ?? none);
}
