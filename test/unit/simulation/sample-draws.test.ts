import assert from "node:assert/strict";
import { test } from "node:test";
import { withSampleDraws } from "#core/simulation/sample-draws.ts";
import { commands, fanOutOf, notes, values } from "../../support/simulation.ts";
import { fitFile } from "../../support/yaml.ts";

function blueprint(task: string): string {
  const parameters = "{name: a, type: integer}, {name: b, type: float, default: 0.5}";
  return fitFile({ parameters, task });
}

const random = "style: random, rules: {min: 10, max: 12, count: 3}";

test("draws whole numbers between the limits for an integer, and says what it shows", () => {
  const fanOut = fanOutOf(
    blueprint(`type: random_search, execution-count: 200, parameters: [{name: a, ${random}}]`),
    "fit",
  );
  assert.equal(fanOut.predictable, false);
  const shown = withSampleDraws(fanOut, 3);
  assert.deepEqual(
    [shown.predictable, shown.count, shown.columns[0]?.grade],
    [true, 200n, "unknown"],
  );
  const drawn = new Set(values(shown.columns[0]).split(" "));
  assert.deepEqual([...drawn].sort(), ["10", "11"]);
  assert.match(notes(shown).at(-1) ?? "", /unknown.*an illustration drawn with the seed 3/);
  assert.deepEqual(commands(shown, 3), commands(withSampleDraws(fanOut, 3), 3));
});

test("keeps the product where one of its parameters is drawn", () => {
  const fanOut = fanOutOf(
    blueprint(
      `parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}, {name: b, ${random}}]`,
    ),
    "fit",
  );
  assert.match(notes(fanOut).join("\n"), /The platform chooses the values of "b" when it runs/);
  const shown = withSampleDraws(fanOut, 1);
  assert.equal(shown.count, 6n);
  const lines = commands(shown);
  assert.deepEqual(
    lines.map((it) => it.slice(0, 7)),
    ["fit --a", "fit --a", "fit --a", "fit --a", "fit --a", "fit --a"],
  );
  assert.equal(lines[0]?.replace("--a=1", "--a=2"), lines[3]);
});

test("picks from the values that are written down", () => {
  const fanOut = fanOutOf(
    blueprint(
      "type: bayesian_tpe, execution-count: 30, parameters: [{name: a, style: multiple, rules: {items: [4, 7]}}]",
    ),
    "fit",
  );
  assert.deepEqual([...new Set(values(withSampleDraws(fanOut, 5).columns[0]).split(" "))].sort(), [
    "4",
    "7",
  ]);
});

test("leaves alone what is known, and what has no limits", () => {
  const known = fanOutOf(
    blueprint("parameters: [{name: a, style: single, rules: {value: 1}}]"),
    "fit",
  );
  assert.equal(withSampleDraws(known, 1), known);
  const open = fanOutOf(
    blueprint(
      "type: random_search, execution-count: 2, parameters: [{name: a, style: random, rules: {}}]",
    ),
    "fit",
  );
  assert.equal(withSampleDraws(open, 1), open);
});

/** The illustrated values of \`b\` in a random search of twelve executions. */
function drawn(parameter: string, seed: number, type = "random_search, execution-count: 12") {
  return values(
    withSampleDraws(fanOutOf(blueprint(`type: ${type}, parameters: [${parameter}]`), "fit"), seed)
      .columns[1],
  );
}

test("shows the same values for a seed in every version", () => {
  const b = "{name: b, style: random, rules: {min: -1, max: 1}}";
  assert.equal(
    drawn(b, 1),
    "-0.319926 0.230173 0.287108 -0.629047 0.114086 0.489405 -0.130955 0.0868547 0.261387 -0.515954 0.953005 -0.888977",
  );
  assert.notEqual(drawn(b, 2), drawn(b, 1));
});

test("draws evenly between the limits, and differently for each parameter and seed", () => {
  const fanOut = fanOutOf(
    blueprint(
      "type: random_search, execution-count: 4000, parameters: [{name: a, style: random, rules: {min: 0, max: 10}}, {name: b, style: random, rules: {min: 0, max: 10}}]",
    ),
    "fit",
  );
  const shares = (seed: number, column: number) => {
    const list = values(withSampleDraws(fanOut, seed).columns[column]).split(" ").map(Number);
    const counts = Array.from({ length: 10 }, () => 0);
    for (const it of list) counts[Math.floor(it)] = (counts[Math.floor(it)] ?? 0) + 1;
    return { list, counts };
  };
  const seen = new Set<string>();
  for (const seed of [0, 1, 2, 12345]) {
    for (const column of [0, 1]) {
      const { list, counts } = shares(seed, column);
      assert.ok(Math.min(...counts) > 330 && Math.max(...counts) < 470, `${seed}: ${counts}`);
      seen.add(list.slice(0, 20).map(Math.floor).join(" "));
    }
  }
  assert.equal(seen.size, 8);
});

test("draws of values that are written down, whole numbers where they are wanted, and nothing without limits", () => {
  const written = drawn("{name: b, style: multiple, rules: {items: [x, y, z]}}", 4).split(" ");
  assert.deepEqual([...new Set(written)].sort(), ["'x'", "'y'", "'z'"]);
  const whole = drawn("{name: b, style: random, rules: {min: 0, max: 3, integerify: true}}", 4);
  assert.deepEqual([...new Set(whole.split(" "))].sort(), ["0", "1", "2"]);
  for (const rules of ["min: 1", "max: 1", "min: x, max: 1"]) {
    assert.equal(drawn(`{name: b, style: random, rules: {${rules}}}`, 4), "", rules);
  }
  for (const it of drawn("{name: b, style: random, rules: {min: 0.001, max: 0.002}}", 4).split(
    " ",
  )) {
    assert.match(it, /^0\.001\d{0,5}$/);
  }
});

test("leaves alone what is foretold or cannot be counted", () => {
  const grid = fanOutOf(
    blueprint("parameters: [{name: b, style: multiple, rules: {items: [1, 2]}}]"),
    "fit",
  );
  assert.equal(withSampleDraws(grid, 1), grid);
  const uncounted = fanOutOf(
    blueprint(`type: random_search, parameters: [{name: b, ${random}}]`),
    "fit",
  );
  assert.equal(withSampleDraws(uncounted, 1), uncounted);
});
