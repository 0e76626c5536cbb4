import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";
import { fitFile } from "../support/yaml.ts";

const text = fitFile({
  task: "parameters: [{name: a, style: linear, rules: {start: 1, end: 9, step: 1}}]",
  edges: "[gen.dependency.*, fit.dependency.*]",
}).replace("step: gen}", "step: gen} # valohai-estimate: 5 min");

const config = `estimates:
  currency: EUR
  steps:
    fit: { minutes: [10, 12, 20], parallel: 4, price-per-hour: 0.90 }
`;

test("plan prints the time and the cost where numbers are given", (t) => {
  const folder = folderWith(t, { "a/valohai.yaml": text, ".valohai-lint.yaml": config });
  const { out, status, error } = runCli(folder, ["plan", "a/valohai.yaml"]);
  assert.deepEqual([status, error], [0, ""]);
  assert.deepEqual(out.slice(out.indexOf("time and cost")).split("\n"), [
    "time and cost",
    "  total time: 41 min (35 min to 1 h 5 min)",
    "  machine time: 1 h 53 min (1 h 35 min to 3 h 5 min)",
    "  cost: at least 1.62 EUR (1.35 EUR to 2.70 EUR)",
    "  critical path: gen -> fit",
    "  gen: 0 s to 5 min, 1 execution [critical]",
    "      5 min for each: comment in line 15",
    "  fit: 5 min to 41 min, 9 executions in 3 rounds [critical]",
    "      12 min (10 min to 20 min) for each: .valohai-lint.yaml, line 4",
    "      4 at the same time: .valohai-lint.yaml, line 4",
    "      0.90 EUR per hour: .valohai-lint.yaml, line 4",
    '  "gen" is not in the cost: no number says what an hour costs',
    "",
  ]);
});

test("plan --json holds times in seconds and where each figure comes from", (t) => {
  const folder = folderWith(t, { "valohai.yaml": text, ".valohai-lint.yaml": config });
  const { schedule } = JSON.parse(runCli(folder, ["plan", "valohai.yaml", "--json"]).out);
  assert.deepEqual(schedule.total, { min: 2100, typical: 2460, max: 3900, atLeast: false });
  assert.deepEqual(schedule.costs, [
    { currency: "EUR", min: 1.35, typical: 1.62, max: 2.7, atLeast: true },
  ]);
  assert.deepEqual(schedule.criticalPath, ["gen", "fit"]);
  const [gen, fit] = schedule.nodes;
  assert.deepEqual(gen.duration.source, { kind: "comment", line: 15 });
  assert.deepEqual(fit.start, { min: 300, typical: 300, max: 300 });
  assert.equal(fit.rounds, 3);
  assert.deepEqual(fit.pricePerHour, {
    value: 0.9,
    currency: "EUR",
    source: { kind: "config", file: ".valohai-lint.yaml", line: 4 },
  });
  assert.deepEqual(
    schedule.missing.map((it: { node: string; missing: string }) => [it.node, it.missing]),
    [["gen", "price"]],
  );
});

test("plan says nothing of time where no number is given, and what is wrong in a config", (t) => {
  const plain = text.replace(/ # valohai-estimate.*/, "");
  const folder = folderWith(t, {
    "valohai.yaml": plain,
    ".valohai-lint.yaml": "estimates: { steps: { fit: { minutes: long } } }\n",
  });
  const { out, status, error } = runCli(folder, ["plan", "valohai.yaml"]);
  assert.equal(status, 0);
  assert.doesNotMatch(out, /time|cost/);
  assert.match(error, /\.valohai-lint\.yaml:1:39: warning: Minutes are a positive number/);
  const { schedule } = JSON.parse(runCli(folder, ["plan", "valohai.yaml", "--json"]).out);
  assert.equal(schedule, undefined);
});

test("diff says how time and cost change, also where only a number changes", (t) => {
  const folder = folderWith(t, {
    "old.yaml": text,
    "new.yaml": text.replace("end: 9", "end: 12"),
    "slow.yaml": text.replace("5 min", "9 min"),
    ".valohai-lint.yaml": config,
  });
  const lastLine = (...args: readonly string[]) =>
    runCli(folder, ["diff", ...args])
      .out.trimEnd()
      .split("\n")
      .at(-1);
  assert.equal(
    (lastLine("old.yaml", "new.yaml") ?? "").replace(/machine time [^,]*, /g, ""),
    'pipeline "p": total time 41 min (35 min to 1 h 5 min), cost at least 1.62 EUR (1.35 EUR to 2.70 EUR) → total time 41 min (35 min to 1 h 5 min), cost at least 2.16 EUR (1.80 EUR to 3.60 EUR)',
  );
  assert.match(
    lastLine("old.yaml", "slow.yaml") ?? "",
    /total time 41 min .* → total time 45 min /,
  );
  const markdown = runCli(folder, ["diff", "old.yaml", "new.yaml", "--format", "markdown"]).out;
  assert.match(markdown, /- `pipeline "p": total time 41 min/);
  const { out } = runCli(folder, ["diff", "old.yaml", "new.yaml", "--format", "json"]);
  const [change] = JSON.parse(out).times;
  assert.equal(change.pipeline, "p");
  assert.equal(change.after.costs[0].typical, 2.16);
  const annotations = lastLine("old.yaml", "new.yaml", "--format", "github") ?? "";
  assert.match(
    annotations,
    /^::notice file=new\.yaml,line=(\d+),title=pipeline "p"::total time 41 min .*1\.62 EUR.* → total time 41 min .*2\.16 EUR/,
  );
  const line = Number(/line=(\d+)/.exec(annotations)?.[1]);
  assert.match(text.split("\n")[line - 1] ?? "", /^- pipeline:/);
  assert.equal(lastLine("old.yaml", "old.yaml"), "No difference in what the files mean");
});

test("plan takes the durations of earlier runs before those that are written", (t) => {
  const run = (status: string, duration: number) => ({
    counter: duration,
    id: `${status}${duration}`,
    status,
    duration,
    step: "gen",
  });
  const runs = [run("complete", 60), run("complete", 120), run("complete", 600), run("error", 1)];
  const folder = folderWith(t, {
    "valohai.yaml": text,
    "runs.json": JSON.stringify(runs),
    "bad.json": "{}",
  });
  const { out } = runCli(folder, ["plan", "valohai.yaml", "--runs", "runs.json"]);
  assert.match(out, /2 min \(1 min to 10 min\) for each: 3 runs of runs\.json\n/);
  const bad = runCli(folder, ["plan", "valohai.yaml", "--runs", "bad.json"]);
  assert.equal(bad.status, 2);
  assert.match(bad.error, /"bad\.json" cannot be read at line 1: This object describes/);
});
