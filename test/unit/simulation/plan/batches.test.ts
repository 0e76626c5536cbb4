import assert from "node:assert/strict";
import { test } from "node:test";
import { plan } from "../../../support/simulation.ts";
import { fitFile } from "../../../support/yaml.ts";

const range = "parameters: [{name: a, style: linear, rules: {start: 1, end: 7, step: 1}}]";

const rows: readonly (readonly [task: string, node: string, said: string | undefined])[] = [
  [`${range}, maximum-queued-executions: 3`, "task: t", "3 at a time, 3 times"],
  [`${range}, maximum-queued-executions: 7`, "task: t", "7 at a time, 1 times"],
  [`${range}, maximum-queued-executions: 1`, "task: t", "1 at a time, 7 times"],
  [`${range}, maximum-queued-executions: 0`, "task: t", undefined],
  [`${range}, maximum-queued-executions: many`, "task: t", undefined],
  [range, "task: t", undefined],
  [`${range}, execution-batch-size: 2`, "task: t", undefined],
  [`${range}, maximum-queued-executions: 3`, "step: fit", undefined],
  [`${range}, maximum-queued-executions: 3`, "task: other", undefined],
  [
    "type: bayesian_tpe, execution-count: 10, execution-batch-size: 4, maximum-queued-executions: 2",
    "task: t",
    "4 at a time, 3 times by execution-batch-size",
  ],
  [
    "type: bayesian_tpe, execution-count: 10, maximum-queued-executions: 2",
    "task: t",
    "2 at a time, 5 times",
  ],
];

test("says how many executions of a task run at the same time", () => {
  for (const [task, node, said] of rows) {
    const text = fitFile({ task, node: `type: task, ${node}` });
    const batches = plan(text).nodes.at(-1)?.batches;
    const key = batches?.key === "execution-batch-size" ? ` by ${batches.key}` : "";
    const found = batches && `${batches.size} at a time, ${batches.count} times${key}`;
    assert.equal(found, said, `${task} ${node}`);
    if (!batches) continue;
    assert.equal(text.slice(batches.range.start, batches.range.end), String(batches.size));
    assert.equal(batches.grade, "inferred");
  }
});

test("an empty list makes no batches", () => {
  const task =
    "maximum-queued-executions: 2, parameters: [{name: a, style: multiple, rules: {items: []}}]";
  const fit = plan(fitFile({ task })).nodes.at(-1);
  assert.equal(fit?.count, 0n);
  assert.equal(fit?.batches, undefined);
});
