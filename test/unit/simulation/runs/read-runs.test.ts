import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonRepr } from "#core/model/python-text.ts";
import { type EarlierRun, outcomeOf } from "#core/simulation/runs/earlier-run.ts";
import { joinRuns } from "#core/simulation/runs/join-runs.ts";
import { maxRuns, readRuns } from "#core/simulation/runs/read-runs.ts";

/** The runs of a text as lines: what is said about the run, its parameters, inputs, metadata and columns. */
function runsIn(text: string, fileName?: string): readonly string[] {
  const result = readRuns(text, fileName);
  assert.equal(result.kind, "reading", result.kind === "problem" ? result.problem.message : "");
  return result.kind === "reading" ? result.reading.runs.map(lineOf) : [];
}

function lineOf(run: EarlierRun): string {
  const { number, status, step, environment, seconds } = run;
  const named = (list: EarlierRun["columns"] | undefined) =>
    list?.map(([name, it]) => `${name}=${pythonRepr(it)}`).join(" ");
  const inputs = run.inputs?.map(([name, uris]) => `${name}=${uris.join("+")}`).join(" ");
  const own = `#${number} ${status} ${step} ${environment} ${seconds}`;
  return [own, named(run.parameters), inputs, named(run.metadata), named(run.columns)].join(" | ");
}

/** As the API describes an execution, with some of the fields that no reader needs. */
const execution = {
  counter: 33,
  ctime: "2026-02-08T11:09:16.120102Z",
  id: "0190-33",
  project: { id: "p" },
  duration: 777,
  status: "complete",
  step: "run training",
  urls: { display: "https://app.valohai.com/p/test/mnist/execution/34/" },
  parameters: { dropout: 0.9, max_steps: 300, "with.dot": "a" },
  inputs: [{ name: "images", urls: ["s3://bucket/a.gz", "s3://bucket/b.gz"] }],
  environment: { name: "The Default Environment", slug: "default" },
  cumulative_metadata: { accuracy: 0.98, missing: null },
};

const read =
  "#33 complete run training default 777 | dropout=0.9 max_steps=300 with.dot='a' | images=s3://bucket/a.gz+s3://bucket/b.gz | accuracy=0.98 | ";

test("reads what vh exec list and exec info print, and what the API answers", () => {
  assert.deepEqual(runsIn(JSON.stringify([execution])), [read]);
  assert.deepEqual(runsIn(JSON.stringify(execution, undefined, 2)), [read]);
  assert.deepEqual(runsIn(JSON.stringify({ count: 1, results: [execution] })), [read]);
  assert.deepEqual(runsIn(`\ufeff${JSON.stringify([execution])}`), [read]);
});

test("reads an execution that has not started", () => {
  const queued = { ...execution, status: "queued", duration: null, cumulative_metadata: null };
  const [line] = runsIn(JSON.stringify([{ ...queued, parameters: {}, inputs: [] }]));
  assert.equal(line, "#33 queued run training default undefined |  |  |  | ");
});

test("reads what vh exec summarize prints, whose keys are metadata and never parameters", () => {
  const rows = [
    { counter: 4, id: "a", duration: 12.5, accuracy: 0.5, epochs: 9 },
    { counter: 5, id: "b", duration: 13, accuracy: null },
  ];
  assert.deepEqual(runsIn(JSON.stringify(rows)), [
    "#4 undefined undefined undefined 12.5 |  |  | accuracy=0.5 epochs=9 | ",
    "#5 undefined undefined undefined 13 |  |  |  | ",
  ]);
  assert.deepEqual(runsIn("Execution,Duration,accuracy\n4,12.5,0.5\n", "summary.csv"), [
    "#4 undefined undefined undefined 12.5 |  |  | accuracy='0.5' | ",
  ]);
});

test("reads the tables of vh exec list", () => {
  const csv =
    "#,Status,Step,Duration,URL\n7,complete,train,   0:12:57,https://x\n8,error,train,,u\n";
  assert.deepEqual(runsIn(csv), [
    "#7 complete train undefined 777 |  |  |  | ",
    "#8 error train undefined undefined |  |  |  | ",
  ]);
  assert.deepEqual(runsIn('#;Duration\n9;"1 day, 0:00:01"\n'), [
    "#9 undefined undefined undefined 86401 |  |  |  | ",
  ]);
});

test("reads a table with a column per parameter and metric", () => {
  assert.deepEqual(runsIn("lr\tname\taccuracy\n0.1\t007\t0.5\n0.2\t\t\n", "runs.tsv"), [
    "#undefined undefined undefined undefined undefined |  |  |  | lr='0.1' name='007' accuracy='0.5'",
    "#undefined undefined undefined undefined undefined |  |  |  | lr='0.2'",
  ]);
});

test("reads columns that say what they are, as pandas writes them", () => {
  const header =
    "counter,status,environment.slug,parameters.lr,input.data,cumulative_metadata.loss,other";
  assert.deepEqual(runsIn(`${header}\n3,Complete,gpu,0.1,s3://a,2,x\n`), [
    "#3 complete undefined gpu undefined | lr='0.1' | data=s3://a | loss='2' | other='x'",
  ]);
});

test("reads JSON lines, and says which line is not JSON or no execution", () => {
  const lines = ['{"lr": 0.1, "loss": 2}', "", "{oops}", "3", '{"lr": 1}'];
  const text = lines.join("\n");
  const result = readRuns(text);
  assert.ok(result.kind === "reading");
  assert.equal(result.reading.format, "json-lines");
  assert.deepEqual(result.reading.runs.map(lineOf), [
    "#undefined undefined undefined undefined undefined |  |  |  | lr=0.1 loss=2",
    "#undefined undefined undefined undefined undefined |  |  |  | lr=1",
  ]);
  assert.deepEqual(
    result.reading.problems.map(({ line, message, range }) => [line, message, range.start]),
    [
      [3, "A key in double quotes is expected here", text.indexOf("oops")],
      [4, "The line describes no execution", text.indexOf("3")],
    ],
  );
});

/** Why nothing can be read of a text, and where. */
function problemOf(text: string): readonly [message: string, offset: number] {
  const result = readRuns(text);
  assert.ok(result.kind === "problem");
  return [result.problem.message, result.problem.range.start];
}

test("says why nothing can be read", () => {
  assert.deepEqual(problemOf('[{"counter": 1,}]'), ['Nothing follows this "," before the "}"', 14]);
  assert.deepEqual(problemOf('\ufeff[{"counter": 1,}]')[1], 15);
  assert.deepEqual(problemOf("[1]"), ["Item 1 of the list describes no execution", 0]);
  assert.match(problemOf("")[0], /^No executions are in this text; write it with "vh /);
  assert.match(problemOf("[]")[0], /^No executions/);
  assert.match(problemOf("lr,loss\n")[0], /^No executions/);
});

test("names items, rows and columns that are odd", () => {
  const problemsOf = (text: string) => {
    const result = readRuns(text);
    return result.kind === "reading" ? result.reading.problems.map((it) => it.message) : [];
  };
  assert.deepEqual(problemsOf('[{"counter": 1}, "x"]'), [
    "Item 2 of the list describes no execution",
  ]);
  assert.deepEqual(problemsOf("a,a\n1,2\n"), ['Two columns are named "a"; the last one counts']);
});

test("reads a limited number of executions", () => {
  const result = readRuns(`lr\n${"0.1\n".repeat(maxRuns + 2)}`, "a.csv");
  assert.ok(result.kind === "reading");
  assert.equal(result.reading.runs.length, maxRuns);
  assert.deepEqual(
    result.reading.problems.map((it) => it.message),
    ["Only the first 100000 executions are read"],
  );
});

test("counts as done what is complete or has no status", () => {
  const outcomes = ["complete", "error", "crashed", "stopped", "queued", "started", "odd"].map(
    (status) => {
      const result = readRuns(JSON.stringify([{ ...execution, status }]));
      const run = result.kind === "reading" ? result.reading.runs[0] : undefined;
      return run && outcomeOf(run);
    },
  );
  const [failed, unfinished] = ["failed", "unfinished"];
  assert.deepEqual(outcomes, ["done", failed, failed, failed, unfinished, unfinished, "done"]);
});

test("joins what several texts say of one execution", () => {
  const list = JSON.stringify([{ ...execution, cumulative_metadata: undefined }]);
  const summary = JSON.stringify([{ counter: 33, id: "0190-33", duration: 778, loss: 2 }]);
  const readings = [list, summary, "lr\n1\n", "lr\n1\n"].map((it) => {
    const result = readRuns(it);
    return result.kind === "reading" ? result.reading.runs : [];
  });
  const joined = joinRuns(readings);
  assert.equal(joined.length, 3);
  assert.equal(
    joined[0] && lineOf(joined[0]),
    read.replace("777", "778").replace("accuracy=0.98", "loss=2"),
  );
});
