import assert from "node:assert/strict";
import { test } from "node:test";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { commands, fanOutOf, notes, values } from "../../support/simulation.ts";
import { fitFile, fitSteps } from "../../support/yaml.ts";

/** A pipeline whose node `fit` has these edges and keys. */
function pipeline(edges: string, node = "type: task, step: fit", pipelineParameters = ""): string {
  return fitFile({ edges, node, pipelineParameters });
}

/** A task node with a blueprint of these keys. */
function blueprint(task: string, edges = "", node = "type: task, task: t"): string {
  return fitFile({ task, edges, node });
}

test("counts every combination and says so", () => {
  const yaml = pipeline("[gen.metadata.a, fit.parameter.a], [gen.metadata.b, fit.parameter.b]");
  const found = fanOutOf(yaml, "fit", { metadata: '{"gen": {"a": [1, 2, 3], "b": [1, 2, 3, 4]}}' });
  assert.equal(found.count, 12n);
  assert.equal(found.countGrade, "inferred");
  assert.deepEqual(notes(found), ["information (inferred): 3 x 4 = 12, every combination"]);
  assert.deepEqual(commands(found, 2), ["fit --a=1 --b=1", "fit --a=1 --b=2"]);
});

test("is sure of one list", () => {
  const found = fanOutOf(pipeline("[gen.metadata.a, fit.parameter.a]"), "fit", {
    metadata: '{"gen": {"a": [1, 2]}}',
  });
  assert.deepEqual([found.countGrade, found.columns[0]?.grade], ["documented", "documented"]);
  assert.deepEqual(notes(found), []);
});

test("decodes any variant of a space that no memory holds", () => {
  const many = `style: linear, rules: {start: 1, end: 10000000000, step: 1}`;
  const found = fanOutOf(blueprint(`parameters: [{name: a, ${many}}, {name: b, ${many}}]`), "fit");
  assert.equal(found.count, 10n ** 20n);
  assert.deepEqual(variantAt(found, 0n).command, ["fit --a=1 --b=1"]);
  assert.deepEqual(variantAt(found, 10n ** 20n - 1n).command, [
    "fit --a=10000000000 --b=10000000000",
  ]);
  assert.deepEqual(variantAt(found, 10n ** 10n + 1n).command, ["fit --a=2 --b=2"]);
});

test("says that a key is not given and what the preview goes on with", () => {
  const found = fanOutOf(pipeline("[gen.metadata.rates, fit.parameter.b]"), "fit");
  assert.deepEqual([found.count, found.countGrade], [1n, "unknown"]);
  assert.deepEqual(notes(found), [
    'warning (unknown): Metadata key "rates" is not given for node "gen"; it is not documented what the platform then does, and the preview keeps the value 0.5 of "b"',
  ]);
});

test("knows no key that every object has", () => {
  const found = fanOutOf(pipeline("[gen.metadata.constructor, fit.parameter.b]"), "fit", {
    metadata: '{"gen": {}}',
  });
  assert.match(notes(found)[0] ?? "", /Metadata key "constructor" is not given/);
});

test("reads the key of a socket with its dots, and plural socket types", () => {
  const found = fanOutOf(pipeline("[gen.metadata.best.a, fit.parameters.a]"), "fit", {
    metadata: '{"gen": {"best.a": [5]}}',
  });
  assert.deepEqual(commands(found), ["fit --a=5 --b=0.5"]);
});

test("calls an empty list an error", () => {
  const found = fanOutOf(pipeline("[gen.metadata.a, fit.parameter.a]"), "fit", {
    metadata: '{"gen": {"a": []}}',
  });
  assert.deepEqual([found.count, found.countGrade], [0n, "unknown"]);
  assert.match(notes(found)[0] ?? "", /^error .*"gen.metadata.a" is an empty list/);
});

test("spreads one level deep only", () => {
  const found = fanOutOf(pipeline("[gen.metadata.a, fit.parameter.a]"), "fit", {
    metadata: '{"gen": {"a": [[1, 2], 3]}}',
  });
  assert.equal(found.count, 2n);
  assert.deepEqual(variantAt(found, 0n).problems, ["a: Only a single value is allowed"]);
});

const doubtful: readonly (readonly [json: string, note: string])[] = [
  ["null", 'It is not documented what the platform does with the null value of "gen.metadata.a"'],
  [
    '{"x": 1}',
    'It is not documented what the platform does with the object value of "gen.metadata.a"',
  ],
];

test("doubts values that no document speaks of", () => {
  for (const [json, note] of doubtful) {
    const found = fanOutOf(pipeline("[gen.metadata.a, fit.parameter.a]"), "fit", {
      metadata: `{"gen": {"a": ${json}}}`,
    });
    assert.equal(found.columns[0]?.grade, "unknown");
    assert.equal(notes(found)[0], `warning (unknown): ${note}`);
  }
});

test("notes that a list does not fit an execution node", () => {
  const yaml = pipeline("[gen.metadata.a, fit.parameter.a]", "type: execution, step: fit");
  const found = fanOutOf(yaml, "fit", { metadata: '{"gen": {"a": [1, 2]}}' });
  assert.deepEqual([found.type, found.count], ["execution", 1n]);
  assert.match(notes(found)[0] ?? "", /^warning .*"a" takes one value; a node of type "task" runs/);
});

const sources: readonly (readonly [what: string, node: string, given: string, origin: string])[] = [
  ["the step's default", "", "", "default 1"],
  [
    "the override over the default",
    "override: {parameters: [{name: a, default: 2}]}",
    "",
    "override 2",
  ],
  ["a cleared default", "override: {parameters: [{name: a}]}", "", "override "],
  [
    "the pipeline's default",
    "override: {parameters: [{name: a, default: 2}]}",
    "{name: q, default: 3, target: fit.parameter.a}",
    "pipeline parameter 3",
  ],
  [
    "the pipeline's given value",
    "",
    "{name: given, default: 3, targets: [fit.parameters.a]}",
    "pipeline parameter 4",
  ],
];

test("lays later sources over earlier ones", () => {
  for (const [what, override, parameters, expected] of sources) {
    const node = `type: task, step: fit${override ? `, ${override}` : ""}`;
    const yaml = pipeline("", node, parameters);
    const [column] = fanOutOf(yaml, "fit", { parameters: '{"given": 4}' }).columns;
    assert.equal(`${column?.origin.kind} ${values(column)}`, expected, what);
  }
});

test("lays an edge over a pipeline parameter, which no document promises", () => {
  const parameter = "{name: q, default: 3, target: fit.parameter.a}";
  const yaml = pipeline("[gen.metadata.a, fit.parameter.a]", "type: task, step: fit", parameter);
  const found = fanOutOf(yaml, "fit", { metadata: '{"gen": {"a": 9}}' });
  assert.deepEqual(commands(found), ["fit --a=9 --b=0.5"]);
  assert.match(notes(found)[0] ?? "", /^warning .*A pipeline parameter and an edge both fill "a"/);
});

test("lays a blueprint over an override", () => {
  const override = "type: task, task: t, override: {parameters: [{name: a, default: 2}]}";
  const yaml = blueprint(
    "parameters: [{name: a, style: multiple, rules: {items: [7, 8]}}]",
    "",
    override,
  );
  const found = fanOutOf(yaml, "fit");
  assert.deepEqual(commands(found), ["fit --a=7 --b=0.5", "fit --a=8 --b=0.5"]);
  assert.deepEqual(found.columns[0]?.base, { kind: "integer", digits: "2" });
});

test("passes a list from a pipeline parameter as one value", () => {
  const parameter = "{name: q, default: [1, 2], target: fit.parameter.a}";
  const found = fanOutOf(pipeline("", "type: task, step: fit", parameter), "fit");
  assert.equal(found.count, 1n);
  assert.match(
    notes(found)[0] ?? "",
    /^information \(documented\): .*as one list, which is not spread/,
  );
});

test("sends an empty text for a pipeline parameter without a value", () => {
  const parameter = "{name: q, target: fit.parameter.a}";
  const found = fanOutOf(pipeline("", "type: task, step: fit", parameter), "fit");
  assert.deepEqual(commands(found), ["fit --a= --b=0.5"]);
  assert.match(
    notes(found)[0] ?? "",
    /Pipeline parameter "q" has no value; vh pipeline run then sends an empty text/,
  );
});

test("says that only one edge can fill a parameter", () => {
  const yaml = pipeline("[gen.metadata.a, fit.parameter.a], [gen.metadata.b, fit.parameter.a]");
  const found = fanOutOf(yaml, "fit", { metadata: '{"gen": {"a": [1, 2], "b": [3]}}' });
  assert.deepEqual(commands(found), ["fit --a=3 --b=0.5"]);
  assert.match(notes(found)[0] ?? "", /^error .*Several edges fill "a"/);
});

const chain = `${fitSteps()}- pipeline:
    name: p
    parameters: [{name: q, default: 6, target: first.parameter.a}]
    nodes:
      - {name: first, type: execution, step: fit}
      - {name: second, type: execution, step: fit}
      - {name: third, type: task, step: fit}
      - {name: round, type: execution, step: fit}
    edges:
      - [first.parameter.a, second.parameter.a]
      - [second.parameter.a, third.parameter.a]
      - [first.metadata.b, third.parameter.b]
      - [third.parameter.b, round.parameter.b]
      - [round.parameter.a, round.parameter.a]
`;

test("follows parameters from node to node", () => {
  const found = fanOutOf(chain, "third", { metadata: '{"first": {"b": [1, 2]}}' });
  assert.deepEqual(commands(found), ["fit --a=6 --b=1", "fit --a=6 --b=2"]);
  assert.deepEqual(found.columns[0]?.origin.source, "second.parameter.a");
});

test("stops where a parameter has several values or leads back to itself", () => {
  const found = fanOutOf(chain, "round", { metadata: '{"first": {"b": [1, 2]}}' });
  assert.deepEqual(commands(found), ["fit --a=1 --b=0.5"]);
  assert.match(notes(found).join("\n"), /Parameter "b" of node "third" has several values/);
  assert.match(notes(found).join("\n"), /The value of parameter "a" of node "round" is not known/);
});

test("waits for a deployment without calling that a gap", () => {
  const yaml = `${fitSteps()}- pipeline:
    name: p
    nodes:
      - {name: live, type: deployment, deployment: d}
      - {name: fit, type: execution, step: fit}
    edges: [[live.deployment.id, fit.parameter.a]]
`;
  const found = fanOutOf(yaml, "fit");
  assert.deepEqual(notes(found), [
    'information (documented): "live.deployment.id" is known only once the deployment exists; the preview keeps the value 1 of "a"',
  ]);
});

const unanswered: readonly (readonly [what: string, yaml: string, note: string])[] = [
  [
    "a missing node",
    pipeline("").replace("name: fit, type", "name: other, type"),
    'No node is named "fit"',
  ],
  [
    "a deployment",
    pipeline("", "type: deployment, deployment: d"),
    '"fit" is a deployment node: it runs no step, so it has no variants',
  ],
  [
    "an unknown type",
    pipeline("", "type: tusk, step: fit"),
    'Node "fit" has no known type; write "execution" or "task"',
  ],
  ["a missing step", pipeline("", "type: task, step: nope"), 'No step is named "nope"'],
  ["a missing blueprint", pipeline("", "type: task, task: nope"), 'No task is named "nope"'],
  ["neither", pipeline("", "type: task"), 'Node "fit" names neither a step nor a task'],
  [
    "an unknown task type",
    blueprint("type: bayesian, parameters: []"),
    'Task "t" has the unknown type "bayesian"',
  ],
  [
    "a blueprint elsewhere",
    blueprint("parameters: []", "", "type: task, task: t, commit: abc"),
    'Task "t" belongs to the commit "abc", so its variants are not known from this file',
  ],
];

test("knows no count where something is missing, and says what", () => {
  for (const [what, yaml, note] of unanswered) {
    const found = fanOutOf(yaml, "fit");
    assert.equal(found.count, undefined, what);
    assert.deepEqual([found.notes[0]?.text, found.notes.length], [note, 1], what);
  }
});

test("shows the spread list of a step in another commit", () => {
  const yaml = pipeline("[gen.metadata.a, fit.parameter.z]", "type: task, step: fit, commit: abc");
  const found = fanOutOf(yaml, "fit", { metadata: '{"gen": {"a": [1, 2]}}' });
  assert.equal(found.count, 2n);
  assert.deepEqual(variantAt(found, 1n).parameters, [["z", { kind: "integer", digits: "2" }]]);
  assert.deepEqual(variantAt(found, 1n).command, []);
  assert.match(notes(found).join("\n"), /The step belongs to "abc"/);
});

test("keeps a parameter that the step does not declare, after the others", () => {
  const found = fanOutOf(pipeline("[gen.metadata.a, fit.parameter.z]"), "fit", {
    metadata: '{"gen": {"a": [1, 2]}}',
  });
  assert.deepEqual(
    found.columns.map((it) => it.name),
    ["a", "b", "z"],
  );
  assert.deepEqual([found.count, commands(found, 1)], [2n, ["fit --a=1 --b=0.5"]]);
  assert.match(notes(found).join("\n"), /Step "fit" declares no parameter "z"/);
});

const drawn: readonly (readonly [lines: string, count: bigint | undefined])[] = [
  [
    "type: random_search, execution-count: 20, parameters: [{name: b, style: random, rules: {min: 0, max: 1}}]",
    20n,
  ],
  [
    "type: bayesian_tpe, execution-count: 5, parameters: [{name: b, style: multiple, rules: {items: [1, 2]}}]",
    5n,
  ],
  [
    "type: random_search, parameters: [{name: b, style: multiple, rules: {items: [1, 2]}}]",
    undefined,
  ],
  [
    "type: random_search, execution-count: 0, parameters: [{name: b, style: random, rules: {count: 3}}]",
    undefined,
  ],
];

test("counts what the platform draws, without foretelling it", () => {
  for (const [lines, count] of drawn) {
    const found = fanOutOf(blueprint(lines), "fit");
    assert.deepEqual([found.count, found.predictable], [count, false], lines);
    assert.deepEqual(variantAt(found, 0n).command, ["fit --a=1 --b=<b>"]);
    assert.deepEqual(variantAt(found, 0n).parameters, [["a", { kind: "integer", digits: "1" }]]);
    assert.deepEqual(variantAt(found, 0n).problems, []);
  }
});

test("counts random values in a grid, without foretelling them", () => {
  const lines =
    "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}, {name: b, style: random, rules: {min: 0, max: 1, count: 3}}]";
  const found = fanOutOf(blueprint(lines), "fit");
  assert.deepEqual([found.count, found.predictable], [6n, false]);
  assert.deepEqual(variantAt(found, 5n).command, ["fit --a=2 --b=<b>"]);
});

test("doubts a list in a task that is no grid", () => {
  const edge = "[gen.metadata.a, fit.parameter.a]";
  for (const type of ["random_search", "bayesian_tpe", "distributed"]) {
    const found = fanOutOf(
      blueprint(`type: ${type}, execution-count: 4, parameters: []`, edge),
      "fit",
      {
        metadata: '{"gen": {"a": [1, 2]}}',
      },
    );
    assert.deepEqual(
      [found.count, found.countGrade, found.predictable],
      [4n, "unknown", false],
      type,
    );
    assert.match(notes(found)[0] ?? "", /how a list spreads over "a"/);
  }
});

const rows: readonly (readonly [
  lines: string,
  shown: readonly string[],
  grade: FanOut["countGrade"],
])[] = [
  [
    "parameter-sets: [{a: 5, b: 1.5}, {b: 2.5, a: 6}]",
    ["fit --a=5 --b=1.5", "fit --a=6 --b=2.5"],
    "inferred",
  ],
  [
    "parameter-sets: [{a: 5, b: 1.5}, {a: 6}, {a: 7, b: 3.5}]",
    ["fit --a=5 --b=1.5", "fit --a=6 --b=3.5", "fit --a=7 --b=0.5"],
    "unknown",
  ],
  ["parameter-sets: [{a: 5}, {b: 1.5}]", ["fit --a=5 --b=1.5", "fit --a=1 --b=0.5"], "unknown"],
  [
    "parameter-sets: [{a: 5}, {a: 6}], parameters: [{name: a, style: single, rules: {value: 9}}, {name: b, style: single, rules: {value: 2}}]",
    ["fit --a=5 --b=2", "fit --a=6 --b=2"],
    "inferred",
  ],
  [
    "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}, {name: b, style: multiple, rules: {items: [3, 4]}}]",
    ["fit --a=1 --b=3", "fit --a=2 --b=4"],
    "unknown",
  ],
  ["parameter-sets: []", [], "unknown"],
];

test("runs a manual search row by row", () => {
  for (const [lines, shown, grade] of rows) {
    const found = fanOutOf(blueprint(`type: manual_search, ${lines}`), "fit");
    assert.deepEqual([commands(found), found.countGrade], [shown, grade], lines);
  }
});

test("multiplies the columns of parameter sets in a grid", () => {
  const found = fanOutOf(blueprint("parameter-sets: [{a: 5, b: 1.5}, {a: 6, b: 2.5}]"), "fit");
  assert.equal(found.count, 4n);
});

test("says that nothing varies", () => {
  const found = fanOutOf(pipeline(""), "fit");
  assert.deepEqual(notes(found), [
    "information (documented): This task runs one execution: no parameter has several values",
  ]);
});

test("warns of many executions", () => {
  const many = "parameters: [{name: a, style: linear, rules: {start: 1, end: 5000, step: 1}}]";
  assert.deepEqual(notes(fanOutOf(blueprint(many), "fit")), [
    "warning (documented): This task creates 5000 executions",
  ]);
});

test("shows where values come from as places in the text", () => {
  const yaml = pipeline("[gen.metadata.a, fit.parameter.a]");
  const found = fanOutOf(yaml, "fit", { metadata: '{"gen": {"a": [1]}}' });
  const texts = found.columns.map(({ origin }) =>
    yaml.slice(origin.range?.start, origin.range?.end),
  );
  assert.deepEqual(texts, ["gen.metadata.a", "0.5"]);
});

const inputs: readonly (readonly [node: string, edges: string, shown: string])[] = [
  ["", "", "data=s3://{parameter:none}/1"],
  ["", "[gen.output.*, fit.input.data]", "data=<gen.output.*>"],
  [
    "edge-merge-mode: append",
    "[gen.output.x, fit.inputs.data], [gen.input.y, fit.input.data]",
    "data=s3://{parameter:none}/1,<gen.output.x>,<gen.input.y>",
  ],
  ["override: {inputs: [{name: data, default: ['u://{parameter:a}', v]}]}", "", "data=u://1,v"],
  ["override: {inputs: [{name: data}]}", "", ""],
  ["", "[gen.output.z, fit.input.extra]", "data=s3://{parameter:none}/1 extra=<gen.output.z>"],
];

test("shows the files of the inputs", () => {
  for (const [node, edges, shown] of inputs) {
    const type = `type: task, step: fit${node ? `, ${node}` : ""}`;
    const yaml = fitFile({
      inputs: '{name: data, default: "s3://{parameter:none}/{parameter:a}"}',
      node: type,
      edges,
    });
    const variant = variantAt(fanOutOf(yaml, "fit"), 0n);
    const text = variant.inputs.map(([name, uris]) => `${name}=${uris.join(",")}`).join(" ");
    assert.equal(text, shown, `${node} ${edges}`);
  }
});

test("says that placeholders stay as written", () => {
  const yaml = pipeline("").replace("default: 1}", "default: 1, pass-as: '{v'}");
  assert.deepEqual(variantAt(fanOutOf(yaml, "fit"), 0n).problems, [
    'The placeholders of "fit {parameters}" stay as written: a "pass-as" is not a format string',
  ]);
});

test("says which parameters vh task run can set for a task", () => {
  const noteOf = (names: readonly string[], varied: string) => {
    const parameters = names.map((it) => `{name: ${it}, type: integer, default: 1}`).join(", ");
    const found = fanOutOf(fitFile({ parameters, task: varied }), "fit");
    return found.notes.find((it) => it.text.includes("vh task run"))?.text;
  };
  const items = "style: multiple, rules: {items: [1, 2]}";
  assert.equal(
    noteOf(["a", "b", "c"], `parameters: [{name: a, ${items}}]`),
    "Parameters that vh task run can set: b, c",
  );
  assert.equal(
    noteOf(["a", "b"], "type: manual_search, parameter-sets: [{a: 1, b: 2}]"),
    "vh task run can set no parameter, because the task varies all",
  );
  const many = Array.from({ length: 20 }, (_, at) => `p${at}`);
  assert.match(noteOf(many, `parameters: [{name: p0, ${items}}]`) ?? "", /p8 and 11 more$/);
  assert.equal(
    fanOutOf(fitFile({ parameters: "" }), "fit").notes.some((it) =>
      it.text.includes("vh task run"),
    ),
    false,
  );
});
