import assert from "node:assert/strict";
import { test } from "node:test";
import { illustrate } from "../../../server/src/core/simulation/illustrate.ts";
import { ask, commands, notes, values } from "./ask.ts";

function blueprint(lines: string): string {
  return `
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters: [{name: a, type: integer}, {name: b, type: float, default: 0.5}]
- task: {name: t, step: fit, ${lines}}
- pipeline: {name: p, nodes: [{name: fit, type: task, task: t}], edges: []}
`;
}

const random = "style: random, rules: {min: 10, max: 12, count: 3}";

test("draws whole numbers between the limits for an integer, and says what it shows", () => {
  const told = ask(
    blueprint(`type: random_search, execution-count: 200, parameters: [{name: a, ${random}}]`),
    "fit",
  );
  assert.equal(told.predictable, false);
  const shown = illustrate(told, 3);
  assert.deepEqual(
    [shown.predictable, shown.count, shown.columns[0]?.grade],
    [true, 200n, "unknown"],
  );
  const drawn = new Set(values(shown.columns[0]).split(" "));
  assert.deepEqual([...drawn].sort(), ["10", "11"]);
  assert.match(notes(shown).at(-1) ?? "", /unknown.*an illustration drawn with the seed 3/);
  assert.deepEqual(commands(shown, 3), commands(illustrate(told, 3), 3));
});

test("keeps the product where one of its parameters is drawn", () => {
  const told = ask(
    blueprint(
      `parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}, {name: b, ${random}}]`,
    ),
    "fit",
  );
  assert.match(notes(told).join("\n"), /The platform chooses the values of "b" when it runs/);
  const shown = illustrate(told, 1);
  assert.equal(shown.count, 6n);
  const lines = commands(shown);
  assert.deepEqual(
    lines.map((it) => it.slice(0, 7)),
    ["fit --a", "fit --a", "fit --a", "fit --a", "fit --a", "fit --a"],
  );
  assert.equal(lines[0]?.replace("--a=1", "--a=2"), lines[3]);
});

test("picks from the values that are written down", () => {
  const told = ask(
    blueprint(
      "type: bayesian_tpe, execution-count: 30, parameters: [{name: a, style: multiple, rules: {items: [4, 7]}}]",
    ),
    "fit",
  );
  assert.deepEqual([...new Set(values(illustrate(told, 5).columns[0]).split(" "))].sort(), [
    "4",
    "7",
  ]);
});

test("leaves alone what is known, and what has no limits", () => {
  const known = ask(blueprint("parameters: [{name: a, style: single, rules: {value: 1}}]"), "fit");
  assert.equal(illustrate(known, 1), known);
  const open = ask(
    blueprint(
      "type: random_search, execution-count: 2, parameters: [{name: a, style: random, rules: {}}]",
    ),
    "fit",
  );
  assert.equal(illustrate(open, 1), open);
});
