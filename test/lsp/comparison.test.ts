import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ComparisonParams,
  type ComparisonResult,
  compareBaseRequest,
  comparisonRequest,
} from "#compare-protocol";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { file, pipeline, step, task } from "../support/yaml.ts";

const uri = "file:///project/valohai.yaml";
const base = "head";

const yaml =
  file(
    step("train", "parameters: [{ name: rate, type: float }, { name: size, type: integer }]"),
    task("sweep", sweepOf("1, 2, 3")),
  ) + pipeline("- { name: fit, type: task, task: sweep }");

function sweepOf(sizes: string): string {
  return `parameters: [${[
    "{ name: rate, style: multiple, rules: { items: [1, 2, 3] } }",
    `{ name: size, style: multiple, rules: { items: [${sizes}] } }`,
  ].join(", ")}]`;
}

function asks({ connection }: LspClient) {
  return {
    send: (text: string | null) => connection.sendRequest(compareBaseRequest, { base, text }),
    compare: (params: Partial<ComparisonParams> = {}): Promise<ComparisonResult | null> =>
      connection.sendRequest(comparisonRequest, { uri, base, ...params }),
    change: (version: number, text: string) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
  };
}

test("says how the executions of an open file differ from a text, as it is edited", async (t) => {
  const client = await startLspClient(t);
  const { send, compare, change } = asks(client);
  await client.open(uri, yaml);
  assert.equal(await compare(), null);
  await send(yaml);
  const same = await compare();
  assert.deepEqual(
    [same?.before, same?.after, same?.differences, same?.node],
    ["9", "9", 0, undefined],
  );
  await change(
    2,
    yaml.replace("rules: { items: [1, 2, 3] } }, {", "rules: { items: [1, 2, 3, 4] } }, {"),
  );
  const grown = await compare({ pipeline: "main" });
  assert.ok(grown);
  assert.deepEqual([grown.version, grown.before, grown.after], [2, "9", "12"]);
  assert.deepEqual([grown.added, grown.removed], ["3", "0"]);
  assert.ok(grown.count > 1, "the task has a line, its parameter one below it");
  assert.equal(grown.differences, 1);
  assert.deepEqual(grown.node, { pipeline: "main", node: "fit" });
  assert.deepEqual(
    grown.pipeline?.nodes.map((it) => [it.name, it.change]),
    [["fit", "changed"]],
  );
  assert.equal(grown.pipeline?.before?.tasks.length, 1);
  assert.equal(grown.isPartial, false);
  await change(3, yaml);
  const equal = await compare();
  assert.deepEqual([equal?.count, equal?.differences], [0, 0]);
  await send(null);
  assert.equal(await compare(), null);
});

test("sends few lines of a comparison with many, and says when it is partial", async (t) => {
  const client = await startLspClient(t);
  const { send, compare } = asks(client);
  await client.open(uri, yaml + Array.from({ length: 20 }, (_, at) => step(`s${at}`)).join(""));
  await send(`${yaml}- step: [\n`);
  const found = await compare();
  assert.ok(found);
  assert.deepEqual([found.lines.length, found.isPartial], [12, true]);
  assert.deepEqual([found.count, found.differences], [21, 21], "20 steps, and the broken one");
});

test("tells a number of executions that depends on metadata from none", async (t) => {
  const client = await startLspClient(t);
  const { send, compare } = asks(client);
  const steps = file(step("find"), step("train", "parameters: [{ name: rate }]"));
  const nodes = `
- { name: find, type: execution, step: find }
- { name: fit, type: task, step: train }`;
  const edges = "edges:\n  - [find.metadata.rates, fit.parameter.rate]";
  await client.open(uri, steps + pipeline(nodes, edges));
  await send(steps);
  const found = await compare();
  assert.deepEqual([found?.before, found?.after], ["0", undefined]);
});
