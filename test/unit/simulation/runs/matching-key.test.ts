import assert from "node:assert/strict";
import { test } from "node:test";
import { finish } from "#core/base/steps.ts";
import { matchRuns, matchRunsInSteps } from "#core/simulation/runs/match-runs.ts";
import { matchingKey } from "#core/simulation/runs/matching-key.ts";
import { readRuns } from "#core/simulation/runs/read-runs.ts";
import { fanOutOf } from "../../../support/simulation.ts";
import { fitFile } from "../../../support/yaml.ts";

const file = fitFile({
  parameters: "{name: lr, type: float}, {name: epochs, type: integer, default: 5}",
  inputs: "{name: data, default: s3://bucket/a}",
  task: "type: grid_search, parameters: [{name: lr, style: linear, rules: {start: 1, end: 9, step: 1}}]",
});

const keyOf = (text: string) => matchingKey(fanOutOf(text, "fit"));

/** An edit of the file, as what is replaced and what it becomes. */
type Edit = readonly [what: string, old: string, next: string];

const harmless: readonly Edit[] = [
  ["a comment above", "- step:", "# about\n- step:"],
  ["a command", "fit {parameters}", "fit --quiet {parameters}"],
  ["the image of the step", "image: python:3.12", "image: python:3.13"],
  ["another layout of the parameters", "{name: epochs,", "{  name:  epochs,"],
  ["the name of the pipeline's other node", "{name: gen,", "{name: make,"],
];

for (const [what, old, next] of harmless) {
  test(`runs are matched as before after an edit of ${what}`, () => {
    assert.ok(file.includes(old));
    assert.equal(keyOf(file.replaceAll(old, next)), keyOf(file));
  });
}

const decisive: readonly Edit[] = [
  ["the default of a parameter", "default: 5", "default: 6"],
  ["the type of a parameter", "type: float", "type: string"],
  ["the values of a task", "end: 9", "end: 8"],
  ["the step of its values", "step: 1}", "step: 2}"],
  ["an input", "s3://bucket/a", "s3://bucket/b"],
  ["the name of a parameter", "name: epochs", "name: rounds"],
  ["the name of the step", "step: fit,", "step: gen,"],
];

for (const [what, old, next] of decisive) {
  test(`runs are matched again after an edit of ${what}`, () => {
    assert.ok(file.includes(old));
    assert.notEqual(keyOf(file.replaceAll(old, next)), keyOf(file));
  });
}

test("nothing is concluded from long lists of which nothing else is known", () => {
  const fanOut = fanOutOf(file, "fit");
  const values = Array.from({ length: 10_001 }, () => undefined);
  const list = { length: values.length, at: (index: number) => values[index] };
  const columns = fanOut.columns.map((it) => ({ ...it, values: list }));
  assert.equal(matchingKey({ ...fanOut, columns }), undefined);
});

test("many runs are matched in many steps, with the same result", () => {
  const fanOut = fanOutOf(file, "fit");
  const rows = Array.from({ length: 1000 }, (_, at) => ({ step: "fit", parameters: { lr: at } }));
  const result = readRuns(JSON.stringify(rows));
  assert.ok(result.kind === "reading");
  const { runs } = result.reading;
  const steps = [...matchRunsInSteps(fanOut, runs)];
  assert.ok(steps.length >= 4);
  const whole = matchRuns(fanOut, runs);
  assert.equal(whole.counts.done, 9);
  assert.deepEqual(finish(matchRunsInSteps(fanOut, runs)), whole);
});
