import assert from "node:assert/strict";
import { test } from "node:test";
import { lineColumns } from "#core/base/line-column.ts";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { scheduleText } from "#core/features/exports/schedule-text.ts";
import type { EarlierRuns } from "#core/simulation/estimate/measured-duration.ts";
import { type Schedule, scheduleOf } from "#core/simulation/estimate/schedule.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { fitFile } from "../../../support/yaml.ts";

interface Given {
  readonly config?: string;
  readonly runs?: EarlierRuns;
}

function scheduled(yaml: string, { config = "", runs }: Given = {}): Schedule | undefined {
  const source = pipelineSource(createDocument(yaml), "p");
  assert.ok(source);
  const { estimates, problems } = parseLintConfig(config);
  assert.deepEqual(problems, []);
  const known = { ...source, estimates: { ...estimates, file: "config.yaml", uri: "file:///c" } };
  const plan = planPipeline({ source: known, metadata: {}, pipelineParameters: {} });
  return scheduleOf(plan, known, runs);
}

/** The schedule as it is printed, without its title. */
function printed(yaml: string, given?: Given): readonly string[] {
  const schedule = scheduled(yaml, given);
  const place = lineColumns(yaml);
  if (!schedule) return [];
  const [, ...lines] = scheduleText(schedule, (it) => place(it).line)
    .trimEnd()
    .split("\n");
  return lines.map((it) => it.slice(2));
}

const nine = "parameters: [{name: a, style: linear, rules: {start: 1, end: 9, step: 1}}]";
const edge = "[gen.dependency.*, fit.dependency.*]";

const gen = "gen:\n      minutes: 5";

function config(steps: string, more = ""): string {
  return `estimates:\n  steps:\n    ${steps}\n${more}`;
}

test("adds up times and costs of stages, rounds and machines", () => {
  const fit = "fit:\n      minutes: [10, 12, 20]\n      parallel: 4\n      price-per-hour: 0.90";
  assert.deepEqual(
    printed(fitFile({ task: nine, edges: edge }), { config: config(`${gen}\n    ${fit}`) }),
    [
      "total time: 41 min (35 min to 1 h 5 min)",
      "machine time: 1 h 53 min (1 h 35 min to 3 h 5 min)",
      "cost: at least 1.62 (1.35 to 2.70)",
      "critical path: gen -> fit",
      "gen: 0 s to 5 min, 1 execution [critical]",
      "    5 min for each: config.yaml, line 4",
      "fit: 5 min to 41 min, 9 executions in 3 rounds [critical]",
      "    12 min (10 min to 20 min) for each: config.yaml, line 6",
      "    4 at the same time: config.yaml, line 7",
      "    0.90 per hour: config.yaml, line 8",
      '"gen" is not in the cost: no number says what an hour costs',
    ],
  );
});

test("shows nothing where nobody gave a duration", () => {
  const text = fitFile({ task: nine, edges: edge });
  assert.equal(scheduled(text), undefined);
  assert.equal(scheduled(text, { config: config("gen:\n      price-per-hour: 2") }), undefined);
  assert.equal(scheduled(text, { config: config("other:\n      minutes: 2") }), undefined);
});

test("names the nodes of which a number is missing", () => {
  assert.deepEqual(printed(fitFile({ task: nine, edges: edge }), { config: config(gen) }), [
    "total time: at least 5 min",
    "machine time: at least 5 min",
    "critical path: gen",
    "gen: 0 s to 5 min, 1 execution [critical]",
    "    5 min for each: config.yaml, line 4",
    '"fit" is not counted: no number says how long an execution takes',
  ]);
});

test("says that the number of executions depends on metadata, or that it is not known how many run at once", () => {
  const both = config(`${gen}\n    fit:\n      minutes: 12`);
  const dynamic = fitFile({
    node: "type: task, step: fit",
    edges: "[gen.metadata.ids, fit.parameter.a]",
  });
  assert.deepEqual(printed(dynamic, { config: both }).at(0), "total time: at least 5 min");
  assert.deepEqual(
    printed(dynamic, { config: both }).at(-1),
    '"fit" is not counted: the number of executions depends on metadata of gen',
  );
  const sweep = printed(fitFile({ task: nine }), { config: both });
  assert.equal(sweep[0], "total time: at least 12 min");
  assert.equal(sweep[1], "machine time: 1 h 53 min");
  assert.match(sweep.at(-1) ?? "", /^"fit" may take longer/);
});

/** The keys of a task, how many executions may run at once, and when its rounds of an hour end. */
const rounds: readonly (readonly [task: string, parallel: string, total: string])[] = [
  [nine, "parallel: 9", "1 h"],
  [nine, "parallel: 20", "1 h"],
  [nine, "parallel: 1", "9 h"],
  [`${nine}, maximum-queued-executions: 2`, "parallel: 4", "5 h"],
  [`${nine}, maximum-queued-executions: 2`, "", "5 h"],
  ["type: bayesian_tpe, execution-count: 10, execution-batch-size: 4", "parallel: 3", "5 h"],
  ["type: bayesian_tpe, execution-count: 10, execution-batch-size: 4", "", "3 h"],
  [
    "type: bayesian_tpe, execution-count: 10, execution-batch-size: 4, maximum-queued-executions: 2",
    "",
    "5 h",
  ],
  ["type: random_search, execution-count: 7", "parallel: 3", "3 h"],
  ["type: distributed, execution-count: 4", "parallel: 2", "1 h"],
];

test("counts the rounds in which the executions of a task run", () => {
  for (const [task, parallel, total] of rounds) {
    const steps = `fit:\n      minutes: 60\n      ${parallel}\n    gen:\n      minutes: 1`;
    const [line] = printed(fitFile({ task }), { config: config(steps) });
    assert.equal(line, `total time: ${total}`, `${task} ${parallel}`);
  }
});

test("takes earlier runs first, then comments from the node to the step, then the config", () => {
  const runs = (environment: string | undefined, ...seconds: readonly number[]): EarlierRuns => ({
    file: "runs.json",
    runs: seconds.map((it) => ({ step: "gen", environment, seconds: it })),
  });
  const both = config(gen, "  environments:\n    big:\n      price-per-hour: 3\n  currency: EUR\n");
  const node = "- {name: gen, type: execution, step: gen}";
  const text = (comment: string, step = "") =>
    fitFile({})
      .replace(node, `${node} ${comment}`)
      .replace("image: python:3.12", `environment: big ${step}`);
  const figuresOf = (yaml: string, given: Given) => {
    const lines = printed(yaml, given);
    return lines.filter((it) => it.startsWith("    ")).map((it) => it.trim());
  };
  const own = "# valohai-estimate: 7 min, 1 USD per hour";
  assert.deepEqual(figuresOf(text(""), { config: both }), [
    "5 min for each: config.yaml, line 4",
    "3.00 EUR per hour: config.yaml, line 7",
  ]);
  assert.deepEqual(figuresOf(text("", "# valohai-estimate: 6 min"), { config: both }), [
    "6 min for each: comment in line 3",
    "3.00 EUR per hour: config.yaml, line 7",
  ]);
  assert.deepEqual(figuresOf(text(own, "# valohai-estimate: 6 min"), { config: both }), [
    "7 min for each: comment in line 14",
    "1.00 USD per hour: comment in line 14",
  ]);
  assert.deepEqual(figuresOf(text(own), { config: both, runs: runs("big", 60, 300, 90, 120) }), [
    "1 min 45 s (1 min to 5 min) for each: 4 runs of runs.json",
    "1.00 USD per hour: comment in line 14",
  ]);
  assert.equal(
    figuresOf(text(own), { runs: runs("small", 60) })[0],
    "7 min for each: comment in line 14",
  );
  assert.equal(
    figuresOf(text(""), { runs: runs(undefined, 60) })[0],
    "1 min for each: 1 run of runs.json",
  );
});

test("keeps currencies apart", () => {
  const text = fitFile({ node: "type: execution, step: fit" })
    .replace("name: gen\n", "name: gen # valohai-estimate: 1 h, 2 EUR per hour\n")
    .replace("name: fit\n", "name: fit # valohai-estimate: 30 min, 2 $ per hour\n");
  assert.deepEqual(printed(text).slice(0, 4), [
    "total time: 1 h",
    "machine time: 1 h 30 min",
    "cost: 2.00 EUR",
    "cost: 1.00 $",
  ]);
});

test("leaves out what a stop keeps from running, and says that an approval takes time", () => {
  const minutes = config(`${gen}\n    fit:\n      minutes: 60`);
  const stopped = (then: string) => {
    const text = fitFile({ node: "type: execution, step: fit", edges: edge });
    const actions = `actions: [{when: node-complete, then: ${then}}]`;
    return printed(text.replace("step: gen}", `step: gen, ${actions}}`), { config: minutes });
  };
  assert.equal(stopped("stop-pipeline")[0], "total time: 5 min");
  assert.equal(stopped("require-approval")[0], "total time: 1 h 5 min");
  assert.equal(
    stopped("require-approval").at(-1),
    'The time until "gen" is approved is not counted',
  );
});

test("says which executions run in each round, however many rounds there are", () => {
  const task = `execution-count: 1000000000007, type: random_search`;
  const steps = "fit:\n      minutes: 1\n      parallel: 10";
  const fit = scheduled(fitFile({ task }), { config: config(steps) })?.nodes.at(-1);
  assert.equal(fit?.waves?.count, 100_000_000_001n);
  assert.equal(fit?.waves?.executionsIn(0n), 10n);
  assert.equal(fit?.waves?.executionsIn(100_000_000_000n), 7n);
  assert.equal(fit?.end.typical, 100_000_000_001n * 60_000n);
});
