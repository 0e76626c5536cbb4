import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

const file = `
- step:
    name: preprocess
    image: busybox:1
    command: ./preprocess
- step:
    name: train
    image: busybox:1
    command: train {parameters}
    parameters:
      - { name: id, type: string }
- pipeline:
    name: dynamic
    nodes:
      - { name: preprocess, type: execution, step: preprocess }
      - { name: train, type: task, step: train }
    edges:
      - [preprocess.metadata.ids, train.parameter.id]
`;

test("variants --json gives the executions that a list spreads into", (t) => {
  const folder = folderWith(t, {
    "valohai.yaml": file,
    "metadata.json": '{"preprocess": {"ids": [1, 1.0, 12345678901234567890]}}',
  });
  const args = ["variants", "valohai.yaml", "--pipeline", "dynamic", "--node", "train", "--json"];
  const { status, out } = runCli(folder, [...args, "--metadata", "metadata.json"]);
  assert.equal(status, 0);
  const result = JSON.parse(out);
  assert.equal(result.pipeline, "dynamic");
  assert.equal(result.node, "train");
  assert.equal(result.type, "grid_search");
  assert.equal(result.count, 3);
  assert.deepEqual(result.varied, ["id"]);
  assert.equal(result.parameters[0].origin, "metadata");
  assert.deepEqual(
    result.variants.map((it: { command: string[] }) => it.command[0]),
    ["train --id=1", "train --id=1.0", "train --id=12345678901234567890"],
  );
  assert.match(out, /"id": 12345678901234567890\}/);
});

test("plan and variants give no number that depends on metadata, as text and as JSON", (t) => {
  const folder = folderWith(t, {});
  const outOf = (...args: readonly string[]) => runCli(folder, args, file).out;
  const plan = outOf("plan", "-");
  assert.match(plan, /^dynamic: the total depends on metadata of preprocess \(unknown\)\n/);
  assert.match(plan, /\n {2}train: depends on metadata of preprocess \(unknown\)\n/);
  const variants = outOf("variants", "-", "--node", "train");
  assert.match(
    variants,
    /^dynamic \/ train: depends on metadata of preprocess \(grid_search, unknown\)\nwarning/,
  );
  const { total, untilStop, nodes } = JSON.parse(outOf("plan", "-", "--json"));
  assert.deepEqual([total, untilStop], [null, null]);
  assert.deepEqual(
    nodes.map((it: { count: unknown; waitsFor: unknown }) => [it.count, it.waitsFor]),
    [
      [1, []],
      [null, ["preprocess"]],
    ],
  );
  const { count, waitsFor } = JSON.parse(outOf("variants", "-", "--node", "train", "--json"));
  assert.deepEqual([count, waitsFor], [null, ["preprocess"]]);
});

test("variants reads a log and standard input", (t) => {
  const folder = folderWith(t, {
    "log.txt": 'Start\n{"ids": ["a"]}\nnoise\n{"ids": ["b", "c"]}\n',
  });
  const args = ["variants", "-", "--node", "train", "--log", "preprocess=log.txt", "--json"];
  const result = JSON.parse(runCli(folder, args, file).out);
  assert.equal(result.count, 2);
});

test("variants lists no more than the limit and says how many are left", (t) => {
  const folder = folderWith(t, { "m.json": '{"preprocess": {"ids": [1, 2, 3]}}' });
  const args = ["variants", "-", "--node", "train", "--metadata", "m.json", "--limit", "1"];
  const { out } = runCli(folder, args, file);
  assert.match(out, /3 executions/);
  assert.match(out, /\.\.\. and 2 more/);
});

test("variants previews an execution node as one variant", (t) => {
  const args = ["variants", "-", "--node", "preprocess", "--json"];
  const result = JSON.parse(runCli(folderWith(t, {}), args, file).out);
  assert.equal(result.count, 1);
  assert.equal(result.type, "execution");
});

test("variants of an empty list end with status 1 and a reason", (t) => {
  const folder = folderWith(t, { "m.json": '{"preprocess": {"ids": []}}' });
  const { status, out } = runCli(
    folder,
    ["variants", "-", "--node", "train", "--metadata", "m.json", "--json"],
    file,
  );
  assert.equal(status, 1);
  assert.equal(JSON.parse(out).count, 0);
});

const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "an unknown pipeline",
    ["--pipeline", "dynamc", "--node", "train"],
    /No pipeline is named "dynamc"; did you mean "dynamic"/,
  ],
  ["an unknown node", ["--node", "trian"], /No node is named "trian"; did you mean "train"/],
  ["no node", [], /--node is missing; there are preprocess, train/],
  ["a malformed log option", ["--node", "train", "--log", "x"], /--log takes NODE=LOGFILE/],
  [
    "metadata that is not JSON",
    ["--node", "train", "--metadata", "bad.json"],
    /is not JSON at line 2, column 3/,
  ],
];

for (const [name, args, message] of misuses) {
  test(`variants with ${name} is misuse`, (t) => {
    const folder = folderWith(t, { "bad.json": "{\n  nope }" });
    const { status, error } = runCli(folder, ["variants", "-", ...args], file);
    assert.equal(status, 2);
    assert.match(error, message);
  });
}

test("variants says that metadata of an unknown node is not used", (t) => {
  const folder = folderWith(t, { "m.json": '{"preproces": {"ids": [1]}}' });
  const { error } = runCli(
    folder,
    ["variants", "-", "--node", "train", "--metadata", "m.json"],
    file,
  );
  assert.match(
    error,
    /no node "preproces", so its metadata is not used; did you mean "preprocess"/,
  );
});

test("variants says that a file with a syntax error is read in part", (t) => {
  const broken = file.replace("image: busybox:1", "image busybox:1");
  assert.notEqual(broken, file);
  const { error } = runCli(folderWith(t, {}), ["variants", "-", "--node", "train"], broken);
  assert.match(error, /^-:\d+:\d+: a syntax error, so the answer may be incomplete/);
});

const seven = '{"preprocess": {"ids": [1, 22, 3, "b", 5, 6, 21]}}';

function lines(t: TestContext, args: readonly string[], text = file): readonly string[] {
  const folder = folderWith(t, { "m.json": seven });
  const all = ["variants", "-", "--node", "train", "--metadata", "m.json", ...args];
  const { out, error, status } = runCli(folder, all, text);
  assert.equal(status, 0, error);
  return out.trimEnd().split("\n");
}

test("variants filters, sorts and pages", (t) => {
  const ids = (...args: string[]) =>
    lines(t, ["--format", "csv", ...args])
      .slice(1)
      .map((it) => it.split(",")[0]);
  assert.deepEqual(ids("--where", "id>=6", "--sort", "id", "--descending"), ["22", "21", "6"]);
  assert.deepEqual(ids("--where", "id^=2"), ["22", "21"]);
  assert.deepEqual(ids("--where", "2", "--where", "id!=22"), ["21"]);
  assert.deepEqual(ids("--offset", "5", "--limit", "1"), ["6"]);
  assert.deepEqual(ids("--where", "problem"), []);
});

test("variants writes every format, and a file", (t) => {
  const firsts: readonly (readonly [format: string, first: string])[] = [
    ["csv", "id,command,problems"],
    ["tsv", "id\tcommand\tproblems"],
    [
      "json-lines",
      '{"parameters": {"id": 1}, "inputs": {}, "command": ["train --id=1"], "problems": []}',
    ],
    ["markdown", "| # | id | command |"],
    ["parameter-sets", "parameter-sets:"],
    ["vh", '# Parameter "id" is of type string: vh sends its values as text'],
    ["vh-task", '# Node "train" runs no task of the file, and vh task run starts no other'],
    ["text", "dynamic / train: 7 executions (grid_search, documented)"],
    ["json", "{"],
  ];
  for (const [format, first] of firsts) {
    assert.equal(lines(t, ["--format", format])[0], first, format);
    const folder = folderWith(t, { "m.json": seven, "valohai.yaml": file });
    const args = ["variants", "valohai.yaml", "--node", "train", "--metadata", "m.json"];
    const { out } = runCli(folder, [...args, "--format", format, "--output", "out.txt"]);
    assert.equal(out, "");
    assert.equal(readFileSync(path.join(folder, "out.txt"), "utf8").split("\n")[0], first, format);
  }
});

test("variants reads every source of metadata", (t) => {
  const files = {
    "a.log": '\u001b[1m10:00:00.1 {"ids": [1]}\n10:00:01.5 {"ids": [1, 2]}\r\nend\n',
    "a.jsonl": '{"ids": [1]}\n{"ids": [1, 2]}\n',
    "a.csv": "ids\n1\n2\n",
    "a.json": '{"ids": [1, 2]}',
    "s.json": '[{"counter": 3, "id": "x", "duration": 1, "ids": [1, 2]}]',
  };
  const sources: readonly (readonly string[])[] = [
    ["--log", "preprocess=a.log"],
    ["--jsonl", "preprocess=a.jsonl"],
    ["--csv", "preprocess=a.csv"],
    ["--summary", "preprocess=s.json"],
    ["--summary", "preprocess=s.json", "--counter", "3"],
    ...Object.keys(files).map((it) => ["--metadata", `preprocess=${it}`]),
    ...["a.log", "a.jsonl", "a.csv", "s.json"].map((it) => ["--metadata", it]),
  ];
  for (const source of sources) {
    const folder = folderWith(t, files);
    const args = ["variants", "-", "--node", "train", "--json", ...source];
    const { out, error } = runCli(folder, args, file);
    assert.equal(JSON.parse(out || "{}").count, 2, `${source.join(" ")} ${error}`);
  }
  const chosen = ["--log", "preprocess=a.log", "--event", "preprocess.ids=1", "--json"];
  const { out } = runCli(
    folderWith(t, files),
    ["variants", "-", "--node", "train", ...chosen],
    file,
  );
  assert.equal(JSON.parse(out).count, 1);
});

test("variants takes samples from comments, and what is given before them", (t) => {
  const commented = file.replace(
    "step: preprocess }",
    "step: preprocess } # valohai-preview: ids=[1, 2, 3]",
  );
  const count = (...args: string[]) => {
    const folder = folderWith(t, { "m.json": seven });
    const all = ["variants", "-", "--node", "train", "--json", ...args];
    return JSON.parse(runCli(folder, all, commented).out).count;
  };
  assert.deepEqual([count(), count("--metadata", "m.json")], [3, 7]);
});

test("variants illustrates what the platform draws, always alike", (t) => {
  const random = `${file}
- task:
    name: search
    step: train
    type: random_search
    execution-count: 4
    parameters:
      - { name: id, style: random, rules: { min: 0, max: 1 } }
- pipeline:
    name: random
    nodes: [{ name: train, type: task, task: search }]
    edges: []
`;
  const run = (...args: string[]) => {
    const all = ["variants", "-", "--pipeline", "random", "--node", "train", "--json", ...args];
    return JSON.parse(runCli(folderWith(t, {}), all, random).out);
  };
  assert.deepEqual([run().count, run().variants.length], [4, 0]);
  const drawn = run("--illustrate", "7");
  assert.equal(drawn.variants.length, 4);
  assert.match(drawn.notes.join("\n"), /illustration drawn with the seed 7/);
  assert.equal(drawn.parameters[0].grade, "unknown");
  assert.deepEqual(drawn, run("--illustrate", "7"));
  assert.notDeepEqual(drawn.variants, run("--illustrate", "8").variants);
});

test("variants gives any row of a space that no memory holds", (t) => {
  const range = "style: linear, rules: { start: 1, end: 10000000000, step: 1 }";
  const large = `${file.replace("{ name: id, type: string }", "{ name: id }\n      - { name: b }")}
- task: { name: sweep, step: train, parameters: [{ name: id, ${range} }, { name: b, ${range} }] }
- pipeline: { name: large, nodes: [{ name: train, type: task, task: sweep }], edges: [] }
`;
  const args = ["variants", "-", "--pipeline", "large", "--node", "train", "--json"];
  const row = ["--offset", "99999999999999999998", "--where", "id>=0"];
  const { out } = runCli(folderWith(t, {}), [...args, ...row], large);
  const { count, variants } = JSON.parse(out);
  assert.equal(count, "100000000000000000000");
  assert.deepEqual(
    variants.map((it: { command: string[] }) => it.command[0]),
    ["train --id=10000000000 --b=9999999999", "train --id=10000000000 --b=10000000000"],
  );
});

test("plan says what the whole pipeline runs", (t) => {
  const folder = folderWith(t, { "m.json": seven });
  const args = ["plan", "-", "--pipeline", "dynamic", "--metadata", "m.json"];
  const { out, status } = runCli(folder, args, file);
  assert.equal(status, 0);
  assert.equal(
    out,
    `dynamic: 8 executions in all (documented)
stage 1
  preprocess: 1 execution: an execution node runs once (documented)
stage 2
  train: 7 executions: 7 values of "id" (documented)
      preprocess.metadata.ids -> train.parameter.id: 7 values, one execution each
`,
  );
  const result = JSON.parse(runCli(folder, [...args, "--json"], file).out);
  assert.deepEqual([result.total, result.stages], [8, [["preprocess"], ["train"]]]);
  assert.deepEqual([result.nodes[1].count, result.nodes[1].stage], [7, 2]);
});

test("plan says where a condition of known metadata stops the pipeline", (t) => {
  const stopping = file.replace(
    "step: preprocess }",
    'step: preprocess, actions: [{when: node-complete, if: "metadata.ok is None", then: stop-pipeline}] }',
  );
  const folder = folderWith(t, { "a.log": '{"ids": [1, 2]}\n' });
  const { out } = runCli(folder, ["plan", "-", "--log", "preprocess=a.log"], stopping);
  assert.match(out, /3 executions in all, 1 until it stops/);
  assert.match(out, /train: 2 executions.*\[not reached\]/);
  assert.match(out, /stop \(inferred\): The pipeline stops when "preprocess" is complete/);
});

const furtherMisuses: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["an unknown format", ["--format", "xml"], /No format is named "xml"/],
  ["an unknown kind of problem", ["--where", "problem:big"], /a problem is one of type, limit/],
  ["an unknown node of a log", ["--log", "nobody=x"], /No node is named "nobody"/],
  ["a log that is not there", ["--log", "preprocess=none.log"], /it does not exist/],
  ["a malformed event", ["--event", "x"], /--event takes NODE\.KEY=N/],
  ["a negative offset", ["--offset=-1"], /--offset takes a whole number/],
];

for (const [name, args, message] of furtherMisuses) {
  test(`variants with ${name} is misuse`, (t) => {
    const all = ["variants", "-", "--node", "train", ...args];
    const { status, error } = runCli(folderWith(t, {}), all, file);
    assert.equal(status, 2);
    assert.match(error, message);
  });
}

test("JSON output is JSON for floats that it has no numbers for", (t) => {
  const text = `- step:
    name: s
    image: i:1
    command: c {parameters}
    parameters:
      - { name: a, type: float, default: .nan }
      - { name: b, type: float, default: -.inf }
      - { name: c, type: float, multiple: repeat, default: [.inf, 1.5] }
- pipeline: { name: p, nodes: [{ name: n, type: execution, step: s }], edges: [] }
`;
  const folder = folderWith(t, { "valohai.yaml": text });
  const expected = { a: "NaN", b: "-Infinity", c: ["Infinity", 1.5] };
  const run = (format: string) =>
    runCli(folder, ["variants", "valohai.yaml", "--format", format]).out;
  assert.deepEqual(JSON.parse(run("json")).variants[0].parameters, expected);
  assert.deepEqual(JSON.parse(run("json-lines")).parameters, expected);
  assert.match(run("csv"), /"\[""Infinity"",1\.5\]"/);
});

test("plan says how a node runs, in words and as data", (t) => {
  const text = `
- step: { name: a, image: busybox:1, command: c, environment: spot, autorestart: true }
- pipeline:
    name: p
    nodes: [{ name: n, type: execution, step: a, override: { autorestart: false } }]
    edges: []
`;
  const folder = folderWith(t, {});
  const plain = runCli(folder, ["plan", "-", "--pipeline", "p"], text).out;
  assert.match(plain, /^ {6}environment spot, autorestart false \(override\)$/m);
  const [node] = JSON.parse(runCli(folder, ["plan", "-", "--json"], text).out).nodes;
  const settings = {
    image: { value: "busybox:1", from: "step" },
    environment: { value: "spot", from: "step" },
    autorestart: { value: false, from: "override" },
  };
  assert.deepEqual(node.settings, settings);
  const variants = runCli(folder, ["variants", "-", "--node", "n", "--json"], text).out;
  assert.deepEqual(JSON.parse(variants).settings, settings);
});

test("variants --format vh-task starts the task once, and the text says which values of a command line count", (t) => {
  const sweep = `
- step:
    name: train
    image: busybox:1
    command: train {parameters}
    parameters:
      - { name: id, type: integer }
      - { name: rate, type: float, default: 0.1 }
- task:
    name: sweep
    step: train
    parameters: [{ name: id, style: multiple, rules: { items: [1, 2] } }]
- pipeline:
    name: p
    nodes:
      - name: train
        type: task
        task: sweep
        override: { image: "other:2", parameters: [{ name: rate, default: 0.2 }] }
    edges: []
`;
  const ask = (...args: string[]) =>
    runCli(folderWith(t, {}), ["variants", "-", "--node", "train", ...args], sweep).out;
  assert.equal(ask("--format", "vh-task"), "vh task run --image=other:2 sweep --rate=0.2\n");
  assert.match(ask(), /^information: Parameters that vh task run can set: rate$/m);
});
