import assert from "node:assert/strict";
import { test } from "node:test";
import { fanOut, variantAt } from "#core/simulation/fan-out.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { withChanges } from "#core/simulation/what-if/with-changes.ts";
import { queryOf, value } from "../../../support/simulation.ts";

const file = `
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters:
      - {name: a, type: integer, default: 1}
      - {name: b, default: x}
      - {name: b, default: y}
- step: {name: other, image: i, command: o, parameters: [{name: a, default: 5}]}
- task:
    name: range
    step: fit
    parameters:
      - {name: a, style: multiple, rules: {items: [9]}}
      - {name: a, style: linear, rules: {start: 1, end: 3, step: 1}}
- task: {name: sets, step: fit, type: manual_search, parameter-sets: [{a: 1, b: p}, {a: 2, b: q}]}
- task: {name: drawn, step: fit, type: random_search, execution-count: 2}
- pipeline:
    name: p
    parameters: [{name: q, default: 7, target: wide.parameter.a}]
    nodes:
      - {name: plain, type: execution, step: fit}
      - {name: own, type: execution, step: fit, override: {parameters: [{name: a, default: 3}]}}
      - {name: another, type: execution, step: other}
      - {name: wide, type: execution, step: fit}
      - {name: range, type: task, task: range}
      - {name: sets, type: task, task: sets}
      - {name: drawn, type: task, task: drawn}
      - {name: serve, type: deployment, deployment: d}
    edges: []
`;

/** The number of variants of a node and the commands of the first ones, once the changes are made. */
function variants(node: string, ...changes: readonly Change[]): string {
  const query = queryOf(file);
  const changed = { ...query, source: withChanges(query.source, changes), node };
  const found = fanOut(changed);
  const shown = Array.from({ length: Math.min(Number(found.count ?? 0), 3) }, (_, n) =>
    variantAt(found, BigInt(n)).command.join(" && "),
  );
  return `${found.count}: ${shown.join(", ")}`;
}

const rows: readonly (readonly [node: string, expected: string, ...changes: readonly Change[]])[] =
  [
    ["plain", "1: fit --a=1 --b=y"],
    [
      "plain",
      "1: fit --a=4 --b=y",
      { kind: "default", step: "fit", parameter: "a", value: value("4") },
    ],
    [
      "plain",
      "1: fit --a=1 --b=z",
      { kind: "default", step: "fit", parameter: "b", value: value('"z"') },
    ],
    ["another", "1: o", { kind: "default", step: "fit", parameter: "a", value: value("4") }],
    [
      "plain",
      "1: fit --a=8 --b=y",
      { kind: "override", node: "plain", parameter: "a", value: value("8") },
    ],
    [
      "own",
      "1: fit --a=8 --b=y",
      { kind: "override", node: "own", parameter: "a", value: value("8") },
    ],
    [
      "own",
      "1: fit --a=3 --b=w",
      { kind: "override", node: "own", parameter: "b", value: value('"w"') },
    ],
    [
      "own",
      "1: fit --a=3 --b=y",
      { kind: "override", node: "plain", parameter: "a", value: value("8") },
    ],
    [
      "serve",
      "undefined: ",
      { kind: "override", node: "serve", parameter: "a", value: value("8") },
    ],
    ["wide", "1: fit --a=7 --b=y"],
    ["wide", "1: fit --a=6 --b=y", { kind: "pipeline parameter", name: "q", value: value("6") }],
    ["wide", "1: fit --a=7 --b=y", { kind: "pipeline parameter", name: "r", value: value("6") }],
    ["range", "3: fit --a=1 --b=y, fit --a=2 --b=y, fit --a=3 --b=y"],
    [
      "range",
      "2: fit --a=2 --b=y, fit --a=3 --b=y",
      { kind: "rule", task: "range", parameter: "a", rule: "start", value: value("2") },
    ],
    [
      "range",
      "3: fit --a=1 --b=y, fit --a=2 --b=y, fit --a=3 --b=y",
      { kind: "rule", task: "sets", parameter: "a", rule: "start", value: value("2") },
    ],
    [
      "range",
      "5: fit --a=1 --b=y, fit --a=3 --b=y, fit --a=5 --b=y",
      { kind: "rule", task: "range", parameter: "a", rule: "step", value: value("2") },
      { kind: "rule", task: "range", parameter: "a", rule: "end", value: value("9") },
    ],
    [
      "range",
      "3: fit --a=1 --b=y, fit --a=2 --b=y, fit --a=3 --b=y",
      { kind: "rule", task: "range", parameter: "a", rule: "constructor", value: value("9") },
    ],
    [
      "sets",
      "2: fit --a=1 --b=p, fit --a=5 --b=q",
      { kind: "set", task: "sets", set: 1, parameter: "a", value: value("5") },
    ],
    [
      "sets",
      "2: fit --a=1 --b=p, fit --a=2 --b=q",
      { kind: "set", task: "sets", set: 2, parameter: "a", value: value("5") },
    ],
    ["drawn", "2: fit --a=1 --b=y, fit --a=1 --b=y"],
    [
      "drawn",
      "1: fit --a=1 --b=y",
      { kind: "task", task: "drawn", key: "execution-count", value: value("1") },
    ],
  ];

test("shows a file as it would be with other values", () => {
  for (const [node, expected, ...changes] of rows) {
    assert.equal(variants(node, ...changes), expected, `${node} ${JSON.stringify(changes)}`);
  }
});

test("leaves the file as it is, and what is changed in its place", () => {
  const { source } = queryOf(file);
  const change: Change = { kind: "default", step: "fit", parameter: "a", value: value("4") };
  const changed = withChanges(source, [change]);
  const ranges = (it: typeof source) => it.steps[0]?.config.parameters.map((p) => p.default?.range);
  assert.deepEqual(ranges(changed), ranges(source));
  assert.deepEqual(source.steps[0]?.config.parameters[0]?.default?.value, value("1"));
  assert.equal(withChanges(source, []), source);
  assert.equal(changed.tasks, source.tasks);
});
