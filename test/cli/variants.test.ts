import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

const file = `
- step:
    name: preprocess
    image: busybox
    command: ./preprocess
- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      - { name: id, type: string }
- pipeline:
    name: dynamic
    nodes:
      - { name: preprocess, type: execution, step: preprocess }
      - { name: train, type: task, step: train }
    edges:
      - [preprocess.metadata.ids, train.parameter.id]
`;

test("variants --json gives the executions that a list spreads into", (t) => {
  const folder = folderWith(t, {
    "valohai.yaml": file,
    "metadata.json": '{"preprocess": {"ids": [1, 1.0, 12345678901234567890]}}',
  });
  const args = ["variants", "valohai.yaml", "--pipeline", "dynamic", "--node", "train", "--json"];
  const { status, out } = runCli(folder, [...args, "--metadata", "metadata.json"]);
  assert.equal(status, 0);
  const result = JSON.parse(out);
  assert.equal(result.pipeline, "dynamic");
  assert.equal(result.node, "train");
  assert.equal(result.type, "grid_search");
  assert.equal(result.count, 3);
  assert.deepEqual(result.varied, ["id"]);
  assert.equal(result.parameters[0].origin, "metadata");
  assert.deepEqual(
    result.variants.map((it: { command: string[] }) => it.command[0]),
    ["train --id=1", "train --id=1.0", "train --id=12345678901234567890"],
  );
  assert.match(out, /"id": 12345678901234567890\}/);
});

test("variants reads a log and standard input", (t) => {
  const folder = folderWith(t, {
    "log.txt": 'Start\n{"ids": ["a"]}\nnoise\n{"ids": ["b", "c"]}\n',
  });
  const args = ["variants", "-", "--node", "train", "--log", "preprocess=log.txt", "--json"];
  const result = JSON.parse(runCli(folder, args, file).out);
  assert.equal(result.count, 2);
});

test("variants lists no more than the limit and says how many are left", (t) => {
  const folder = folderWith(t, { "m.json": '{"preprocess": {"ids": [1, 2, 3]}}' });
  const args = ["variants", "-", "--node", "train", "--metadata", "m.json", "--limit", "1"];
  const { out } = runCli(folder, args, file);
  assert.match(out, /3 executions/);
  assert.match(out, /\.\.\. and 2 more/);
});

test("variants previews an execution node as one variant", (t) => {
  const args = ["variants", "-", "--node", "preprocess", "--json"];
  const result = JSON.parse(runCli(folderWith(t, {}), args, file).out);
  assert.equal(result.count, 1);
  assert.equal(result.type, "execution");
});

test("variants of an empty list end with status 1 and a reason", (t) => {
  const folder = folderWith(t, { "m.json": '{"preprocess": {"ids": []}}' });
  const { status, out } = runCli(
    folder,
    ["variants", "-", "--node", "train", "--metadata", "m.json", "--json"],
    file,
  );
  assert.equal(status, 1);
  assert.equal(JSON.parse(out).count, 0);
});

const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "an unknown pipeline",
    ["--pipeline", "dynamc", "--node", "train"],
    /No pipeline is named "dynamc"; did you mean "dynamic"/,
  ],
  ["an unknown node", ["--node", "trian"], /No node is named "trian"; did you mean "train"/],
  ["no node", [], /--node is missing; there are preprocess, train/],
  ["a malformed log option", ["--node", "train", "--log", "x"], /--log takes NODE=LOGFILE/],
  [
    "metadata that is not JSON",
    ["--node", "train", "--metadata", "bad.json"],
    /is not JSON at line 2/,
  ],
];

for (const [name, args, message] of misuses) {
  test(`variants with ${name} is misuse`, (t) => {
    const folder = folderWith(t, { "bad.json": "{\n  nope }" });
    const { status, error } = runCli(folder, ["variants", "-", ...args], file);
    assert.equal(status, 2);
    assert.match(error, message);
  });
}
