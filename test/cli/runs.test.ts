import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";
import { fitFile } from "../support/yaml.ts";

const yaml = fitFile({
  parameters: "{name: lr, type: float}, {name: epochs, type: integer, default: 5}",
  task: "type: grid_search, parameters: [{name: lr, style: multiple, rules: {items: [0.1, 0.2, 0.3, 0.4]}}]",
});

function execution(counter: number, lr: number, status = "complete"): object {
  return { counter, id: `e${counter}`, status, step: "fit", parameters: { lr, epochs: 5 } };
}

const files = {
  "list.json": JSON.stringify([execution(3, 0.3), execution(2, 0.1), execution(4, 0.2, "error")]),
  "summary.json": JSON.stringify([
    { counter: 2, id: "e2", duration: 60, accuracy: 0.5 },
    { counter: 3, id: "e3", duration: 61, accuracy: 0.75 },
  ]),
  "bad.json": '[{"counter": 1,}]',
  "odd.jsonl": '{"lr": 0.4}\n{oops}\n',
};

function variants(t: TestContext, ...args: readonly string[]) {
  const all = ["variants", "-", "--node", "fit", "--format", "csv", ...args];
  const { out, error, status } = runCli(folderWith(t, files), all, yaml);
  const rows = out.trimEnd().split("\n").slice(1);
  return { values: rows.map((it) => it.split(",")[0]).join(" "), error, status };
}

test("variants says how many executions have run, and why others do not count", (t) => {
  const { values, error, status } = variants(t, "--runs", "list.json");
  assert.deepEqual([values, status], ["0.1 0.2 0.3 0.4", 0]);
  assert.equal(error, "2 of 4 have run, 2 to go\n1 execution failed and counts as not run\n");
});

test("variants shows the executions that have run, or the others", (t) => {
  assert.equal(variants(t, "--runs", "list.json", "--run").values, "0.1 0.3");
  assert.equal(variants(t, "--runs", "list.json", "--not-run").values, "0.2 0.4");
  const narrowed = variants(t, "--runs", "list.json", "--not-run", "--where", "lr>0.3");
  assert.equal(narrowed.values, "0.4");
});

test("variants sorts by a metric of several files of earlier runs", (t) => {
  const runs = ["--runs", "list.json", "--runs", "summary.json", "--sort", "accuracy"];
  assert.equal(variants(t, ...runs).values, "0.1 0.3 0.2 0.4");
  assert.equal(variants(t, ...runs, "--descending").values, "0.3 0.1 0.2 0.4");
});

test("variants says which lines of earlier runs are not read", (t) => {
  const { values, error } = variants(t, "--runs", "odd.jsonl", "--run");
  assert.equal(values, "0.4");
  assert.match(error, /^odd.jsonl:2: A key in double quotes/);
});

test("variants says as JSON which run each execution is", (t) => {
  const args = ["variants", "-", "--node", "fit", "--json"];
  const runs = ["--runs", "list.json", "--runs", "summary.json"];
  const folder = folderWith(t, files);
  const { runs: counts, variants: all } = JSON.parse(runCli(folder, [...args, ...runs], yaml).out);
  assert.deepEqual(counts, { done: 2, failed: 1, unfinished: 0 });
  const [first, second, , last] = all.map(({ run }: { run: unknown }) => run);
  const done = { status: "complete", outcome: "done" };
  assert.deepEqual(first, { number: "2", id: "e2", ...done, metrics: { accuracy: 0.5 } });
  assert.equal(second.outcome, "failed");
  assert.equal(last, null);
  const { runs: none, variants: plain } = JSON.parse(runCli(folder, args, yaml).out);
  assert.equal(none, undefined);
  assert.ok(!("run" in plain[0]));
});

test("plan says which lines of earlier runs are not read", (t) => {
  const folder = folderWith(t, { ...files, "empty.csv": "id,lr\nabc,\n" });
  const plan = (file: string) => runCli(folder, ["plan", "-", "--runs", file], yaml);
  const odd = plan("odd.jsonl");
  assert.equal(odd.status, 0);
  assert.match(odd.error, /^odd.jsonl:2: A key in double quotes/);
  assert.match(plan("bad.json").error, /"bad.json" cannot be read at line 1, column 15/);
  assert.match(plan("empty.csv").error, /"empty.csv" cannot be read at line 2: Row 2 describes/);
});

test("plan takes the runs of several files and patterns together, each execution once", (t) => {
  const ran = (counter: number, duration: number) => ({
    counter,
    duration,
    step: "gen",
    status: "complete",
  });
  const folder = folderWith(t, {
    "runs/a.json": JSON.stringify([ran(1, 60), ran(2, 120)]),
    "runs/b.json": JSON.stringify([ran(2, 120), ran(3, 600)]),
    "c.jsonl": `${JSON.stringify(ran(4, 1200))}\n{oops}\n`,
  });
  const plan = (...args: readonly string[]) => runCli(folder, ["plan", "-", ...args], yaml);
  const { out, error } = plan("--runs", "runs/*.json", "--runs", "c.jsonl", "--runs", "c.jsonl");
  const shown = "4 runs of runs/a.json, runs/b.json, c.jsonl";
  assert.ok(out.includes(`6 min (1 min to 20 min) for each: ${shown}\n`), out);
  assert.match(error, /^c.jsonl:2: A key in double quotes[^\n]*\n$/);
  assert.match(plan("--runs", "none/*.json").error, /No file matches "none\/\*.json"/);
  const spread = plan("--runs", "runs/a.json", "runs/b.json");
  assert.deepEqual(spread.status, 2);
  assert.match(spread.error, /Exactly one file is needed, with "--runs" before each file/);
});

test("many files of earlier runs are counted, not all named", (t) => {
  const files = Array.from({ length: 6 }, (_, at) => [
    `runs/${at}.json`,
    JSON.stringify({ counter: at, duration: 60, step: "gen", status: "complete" }),
  ]);
  const folder = folderWith(t, Object.fromEntries(files));
  const { out } = runCli(folder, ["plan", "-", "--runs", "runs/*.json"], yaml);
  const shown = "6 runs of runs/0.json, runs/1.json, runs/2.json and 3 other files";
  assert.ok(out.includes(shown), out);
});

test("variants takes a pattern of files of earlier runs", (t) => {
  const { values } = variants(t, "--runs", "[ls]*.json", "--run", "--sort", "accuracy");
  assert.equal(values, "0.1 0.3");
});

const misuses: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [
    ["--runs", "bad.json"],
    /"bad.json" cannot be read at line 1, column 15: Nothing follows this ","/,
  ],
  [["--not-run"], /--not-run needs --runs FILE/],
  [["--run"], /--run needs --runs FILE/],
  [["--runs", "list.json", "--run", "--not-run"], /--run and --not-run exclude each other/],
];

for (const [args, message] of misuses) {
  test(`variants ${args.join(" ")} is misuse`, (t) => {
    const { error, status } = variants(t, ...args);
    assert.equal(status, 2);
    assert.match(error, message);
  });
}
