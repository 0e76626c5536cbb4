import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { joinRuns } from "#core/simulation/runs/join-runs.ts";
import { type MatchedRuns, matchRuns } from "#core/simulation/runs/match-runs.ts";
import { readRuns } from "#core/simulation/runs/read-runs.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { fanOutOf } from "../../../support/simulation.ts";
import { fitFile } from "../../../support/yaml.ts";

/** Matches the runs of texts with what a node runs. */
function matched(fanOut: FanOut, ...texts: readonly string[]): MatchedRuns {
  const lists = texts.map((it) => {
    const result = readRuns(it);
    assert.equal(result.kind, "reading", it);
    return result.kind === "reading" ? result.reading.runs : [];
  });
  return matchRuns(fanOut, joinRuns(lists));
}

/** The indices of the variants that have run, with the outcome where it is not "done". */
function indices(found: MatchedRuns): string {
  const sorted = [...found.byIndex].sort(([a], [b]) => Number(a - b));
  return sorted
    .map(([at, { outcome }]) => (outcome === "done" ? at : `${at} ${outcome}`))
    .join(", ");
}

/** What a step with these parameters runs, of which a task varies some. */
function fit(parameters: string, task: string, inputs = ""): FanOut {
  return fanOutOf(fitFile({ parameters, inputs, task }), "fit");
}

function grid(name: string, items: string): string {
  return `type: grid_search, parameters: [{name: ${name}, style: multiple, rules: {items: [${items}]}}]`;
}

/** An execution as the API describes it. */
function execution(parameters: object, others: object = {}): string {
  return JSON.stringify([{ step: "fit", status: "complete", parameters, ...others }]);
}

suite("compares values as the step's types do", () => {
  const rows: readonly (readonly [
    parameter: string,
    items: string,
    run: unknown,
    found: string,
  ])[] = [
    ["type: integer", "1, 2, 3", 2, "1"],
    ["type: integer", "1, 2, 3", "2", "1"],
    ["type: integer", "1, 2, 3", 2.5, ""],
    ["type: integer", '"1", "2"', 2, "1"],
    ["type: float", "0.1, 1, 2.0", 1.5, ""],
    ["type: float", "0.1, 1, 2.0", "1.0", "1"],
    ["type: float", "0.1, 1, 2.0", 2, "2"],
    ["type: float", "1e-5, 1", "0.00001", "0"],
    ["type: string", "a, 1, 1.0", "1", "1"],
    ["type: string", "a, 1, 1.0", 1, "1"],
    ["type: string", "a, 1, 1.0", "1.0", "2"],
    ["type: string", 'a, "", b', "", "1"],
    ["type: flag", "true, false", "true", "0"],
    ["type: flag", "true, false", "False", "1"],
    ["type: flag", "true, false", 1, "0"],
    ["type: flag", "true, false", null, "1"],
  ];
  for (const [parameter, items, run, found] of rows) {
    test(`${parameter}: ${JSON.stringify(run)} among ${items}`, () => {
      const fanOut = fit(`{name: x, optional: true, ${parameter}}`, grid("x", items));
      assert.equal(indices(matched(fanOut, execution({ x: run }))), found);
    });
  }
});

test("compares lists of values, whether a parameter repeats or joins them", () => {
  const sets = "type: manual_search, parameter-sets: [{x: [a, b]}, {x: [b, a]}, {x: c}]";
  const repeated = fit("{name: x, type: string, multiple: repeat}", sets);
  const joined = fit("{name: x, type: string, multiple: separate}", sets);
  assert.equal(indices(matched(repeated, execution({ x: ["b", "a"] }))), "1");
  assert.equal(indices(matched(repeated, execution({ x: ["c"] }))), "2");
  assert.equal(indices(matched(repeated, execution({ x: "b,a" }))), "");
  assert.equal(indices(matched(joined, execution({ x: "b,a" }))), "1");
  assert.equal(indices(matched(joined, 'x\n"[""a"", ""b""]"\n')), "0");
});

const two = fit(
  "{name: lr, type: float}, {name: epochs, type: integer, default: 5}, {name: name, type: string, default: a}",
  grid("lr", "0.1, 0.2, 0.3"),
);

test("takes the default of the step for what a run does not list", () => {
  assert.equal(indices(matched(two, execution({ lr: 0.2 }))), "1");
  assert.equal(indices(matched(two, execution({ lr: 0.2, epochs: 5, gone: 1 }))), "1");
});

test("tells runs apart by the parameters that do not vary", () => {
  const found = matched(two, execution({ lr: 0.2, epochs: 6 }));
  assert.equal(indices(found), "");
  assert.deepEqual(found.unmatched, { otherStep: 0, unknown: 0, otherValues: 1 });
});

test("reads tables, of which columns that are no parameters are metadata", () => {
  const found = matched(two, "lr,epochs,accuracy,note\n0.1,5,0.5,x\n0.30,5.0,0.75,\n");
  assert.equal(indices(found), "0, 2");
  assert.deepEqual(found.metrics, ["accuracy", "note"]);
  assert.deepEqual(found.byIndex.get(2n)?.metrics.get("accuracy"), { kind: "float", text: "0.75" });
});

test("says which runs are of another step or say nothing of parameters", () => {
  const summary = JSON.stringify([{ counter: 3, id: "c", duration: 9, lr: 0.1, loss: 2 }]);
  const other = execution({ lr: 0.1 }, { step: "gen", counter: 9 });
  const found = matched(two, summary, other);
  assert.deepEqual(found.unmatched, { otherStep: 1, unknown: 1, otherValues: 0 });
  const list = execution({ lr: 0.1 }, { counter: 3 });
  assert.equal(indices(matched(two, list, summary)), "0");
  assert.deepEqual(matched(two, list, summary).metrics, ["lr", "loss"]);
});

test("counts runs that failed or have not ended apart, and prefers those that are done, then the latest", () => {
  const runs = (...list: readonly (readonly [counter: number, status: string])[]) =>
    JSON.stringify(
      list.map(([counter, status]) => ({ counter, status, step: "fit", parameters: { lr: 0.1 } })),
    );
  const numberOf = (found: MatchedRuns) => found.byIndex.get(0n)?.run.number;
  const failed = matched(two, runs([2, "error"], [3, "queued"]));
  assert.equal(indices(failed), "0 unfinished");
  assert.deepEqual(failed.counts, { done: 0, failed: 0, unfinished: 1 });
  const done = matched(two, runs([2, "error"], [3, "complete"], [1, "complete"], [4, "crashed"]));
  assert.deepEqual([indices(done), numberOf(done)], ["0", "3"]);
  assert.deepEqual(done.counts, { done: 1, failed: 0, unfinished: 0 });
});

test("compares inputs in any order, but not those that an edge or a wildcard fills", () => {
  const inputs =
    '{name: own, default: ["s3://{parameter:lr}/a", "s3://b"]}, {name: all, default: "s3://*"}';
  const found = fit("{name: lr, type: float}", grid("lr", "0.1, 0.2"), inputs);
  const run = (urls: readonly string[]) =>
    execution(
      { lr: 0.2 },
      {
        inputs: [
          { name: "own", urls },
          { name: "all", urls: ["s3://x"] },
        ],
      },
    );
  assert.equal(indices(matched(found, run(["s3://b", "s3://0.2/a"]))), "1");
  assert.equal(indices(matched(found, run(["s3://b", "s3://0.1/a"]))), "");
  assert.equal(indices(matched(found, execution({ lr: 0.2 }))), "1");
});

test("marks each of the variants that have the same values", () => {
  const found = fit("{name: x, type: integer}", grid("x", "1, 2, 1.0"));
  assert.equal(indices(matched(found, execution({ x: 1 }))), "0, 2");
});

test("finds variants among a billion without listing them", () => {
  const linear = (name: string) =>
    `{name: ${name}, style: linear, rules: {start: 0.001, end: 1000, step: 0.001}}`;
  const found = fit(
    "{name: x, type: float}, {name: y, type: float}",
    `type: grid_search, parameters: [${linear("x")}, ${linear("y")}]`,
  );
  assert.equal(found.count, 10n ** 12n);
  const run = matched(found, execution({ x: 0.002, y: "999.999" }));
  assert.equal(indices(run), String(10n ** 6n + 999_998n));
  assert.equal(indices(matched(found, execution({ x: 0.0025, y: 1 }))), "");
});

test("says why runs cannot be matched", () => {
  const drawn = fit(
    "{name: x, type: float}",
    "type: random_search, execution-count: 3, parameters: [{name: x, style: random, rules: {min: 0, max: 1}}]",
  );
  assert.match(matched(drawn, execution({ x: 1 })).problem ?? "", /^The platform chooses values/);
});
