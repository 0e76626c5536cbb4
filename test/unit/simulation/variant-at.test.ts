import assert from "node:assert/strict";
import { test } from "node:test";
import { variantAt } from "#core/simulation/fan-out.ts";
import { summarizeProblems } from "#core/simulation/problem-summary.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { fanOutOf } from "../../support/simulation.ts";
import { fitFile } from "../../support/yaml.ts";

const file = (parameters: string, task: string, inputs = "", command = "fit {parameters}") =>
  fitFile({ parameters, task, inputs, command, edges: "[gen.output.*.csv, fit.input.extra]" });

/** The problems of a variant, one line each. */
function details(found: FanOut, index: bigint): readonly string[] {
  return variantAt(found, index).details.map((it) => `${it.kind}: ${it.text}`);
}

test("says what is wrong with the values of a variant, what repeats last", () => {
  const found = fanOutOf(
    file(
      "{name: a, type: integer, max: 5}, {name: b, type: string, choices: [x, y]}, {name: c, optional: true, pass-as: '{foo}'}",
      "parameters: [{name: a, style: multiple, rules: {items: [1, 9, q, 1]}}, {name: b, style: multiple, rules: {items: [x, z]}}, {name: c, style: single, rules: {value: 1}}]",
    ),
    "fit",
  );
  const broken = "command: The command cannot be built: KeyError: 'foo'";
  assert.deepEqual(details(found, 0n), [broken]);
  assert.deepEqual(details(found, 3n), [
    "limit: a: 9 is greater than the maximum allowed (5)",
    "choices: b: z is not among the choices allowed (['x', 'y'])",
    broken,
  ]);
  assert.deepEqual(details(found, 6n), [
    broken,
    "duplicate: a: 1 appears more than once in the list",
  ]);
  assert.deepEqual(variantAt(found, 6n).problems, [broken.slice("command: ".length)]);
  assert.deepEqual(variantAt(found, 0n).command, ["<KeyError: 'foo'>"]);
});

test("an empty list may be meant", () => {
  const found = fanOutOf(
    file(
      "{name: l, multiple: repeat}",
      "parameters: [{name: l, style: multiple, rules: {items: [[], [1]]}}]",
    ),
    "fit",
  );
  assert.deepEqual(details(found, 0n), ["empty: l: an empty list gives the command nothing"]);
  assert.deepEqual([variantAt(found, 0n).problems, details(found, 1n)], [[], []]);
  const { count, kinds } = summarizeProblems(found);
  assert.deepEqual([count, kinds.map((it) => [it.kind, it.count])], [0n, [["empty", 1n]]]);
});

test("says which commands a pass-as leaves as they are written", () => {
  const parameters = "{name: a, pass-as: '{v:d}'}";
  const task = "parameters: [{name: a, style: multiple, rules: {items: [x, 5]}}]";
  for (const [command, is] of [
    ["fit {parameters}", true],
    ["fit {params}", true],
    ["fit {parameter:a}", true],
    ["fit {parameter-value:a}", false],
    ["fit {parameter:b}", false],
  ] as const) {
    const found = fanOutOf(file(parameters, task, "", command), "fit");
    const said = `command: The placeholders of "${command}" stay as written: a "pass-as" is not a format string`;
    assert.deepEqual(details(found, 0n), is ? [said] : [], command);
  }
});

test("shows what the platform draws by its name, in commands and in the files of inputs", () => {
  const found = fanOutOf(
    file(
      "{name: a, type: integer, default: 1}, {name: b, default: y}, {name: c, optional: true}",
      "type: random_search, execution-count: 2, parameters: [{name: a, style: random, rules: {min: 1, max: 3}}]",
      "{name: data, default: ['s3://x/{parameter:a}/{parameter:b}', 's3://{parameter:c}/{parameter:z}']}, {name: extra}, {name: none}",
    ),
    "fit",
  );
  const { command, inputs, parameters } = variantAt(found, 0n);
  assert.deepEqual(command, ["fit --a=<a> --b=y"]);
  assert.deepEqual(inputs, [
    ["data", ["s3://x/<a>/y", "s3://{parameter:c}/{parameter:z}"]],
    ["extra", ["<gen.output.*.csv>"]],
  ]);
  assert.deepEqual(
    parameters.map(([name]) => name),
    ["b", "c"],
  );
});

test("a row of a manual search repeats where all its values do", () => {
  const found = fanOutOf(
    file(
      "{name: a, default: 1}, {name: b, default: 2}",
      "type: manual_search, parameter-sets: [{a: 1, b: 1}, {a: 1, b: 2}, {a: 1, b: 1}]",
    ),
    "fit",
  );
  assert.deepEqual(
    [0n, 1n, 2n].map((it) => details(found, it).length),
    [0, 0, 2],
  );
  const { count, kinds } = summarizeProblems(found);
  assert.deepEqual([count, kinds.map((it) => [it.kind, it.count])], [0n, [["duplicate", 1n]]]);
});

test("counts the problems of as many values as can be looked at, and says of which it is", () => {
  const range = (end: number) =>
    fanOutOf(
      file(
        "{name: a, type: integer, min: 5}, {name: b, type: integer, max: 1}",
        `parameters: [{name: a, style: linear, rules: {start: 1, end: ${end}, step: 1}}, {name: b, style: multiple, rules: {items: [1, 2]}}]`,
      ),
      "fit",
    );
  const whole = summarizeProblems(range(10_000));
  assert.deepEqual([whole.count, whole.sampled], [10_004n, []]);
  assert.deepEqual(
    whole.kinds.map((it) => [it.kind, it.count, it.first.parameter]),
    [["limit", 10_004n, "a"]],
  );
  const part = summarizeProblems(range(10_001));
  assert.deepEqual(part.sampled, ['Only the first 10000 of the 10001 values of "a" are checked']);
});
