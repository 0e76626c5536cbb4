import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ExportFormat,
  exportFormats,
  exportVariants,
} from "#core/features/exports/export-variants.ts";
import type { ExportOptions } from "#core/features/exports/exported-variants.ts";
import { parseJson } from "#core/model/parse-json.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { fanOutOf, value } from "../../../support/simulation.ts";

const yaml = `
- step: {name: gen, image: i, command: g}
- step:
    name: fit it
    image: i
    command: [prepare, "fit {parameters} | tee"]
    parameters:
      - {name: a, type: integer, max: 1}
      - {name: text_b, type: string}
      - {name: l, type: string, multiple: repeat, default: [x, "y,z"]}
      - {name: f, type: flag, default: true}
      - {name: none, type: string, optional: true}
    inputs:
      - {name: data, default: "s3://b/{parameter:text_b}"}
      - {name: fed}
- pipeline:
    name: p
    nodes: [{name: gen, type: execution, step: gen}, {name: fit, type: task, step: fit it}]
    edges:
      - [gen.metadata.a, fit.parameter.a]
      - [gen.metadata.b, fit.parameter.text_b]
      - [gen.output.*, fit.input.fed]
`;

const found = fanOutOf(yaml, "fit", {
  metadata: '{"gen": {"a": [1, 2], "b": ["it\'s", "<b>|*"]}}',
});

function text(format: ExportFormat, options?: ExportOptions, fanOut: FanOut = found): string {
  return [...exportVariants(fanOut, format, options)].join("");
}

const one: ExportOptions = { limit: 1n };

test("writes a table with a column per parameter", () => {
  assert.equal(
    text("csv", { limit: 3n, offset: 2n }),
    `a,text_b,l,f,none,command,problems
2,it's,"[""x"",""y,z""]",True,,"prepare
fit --a=2 '--text_b=it'""'""'s' --l=x --l=y,z --f | tee",a: 2 is greater than the maximum allowed (1)
2,<b>|*,"[""x"",""y,z""]",True,,"prepare
fit --a=2 '--text_b=<b>|*' --l=x --l=y,z --f | tee",a: 2 is greater than the maximum allowed (1)
`,
  );
  assert.match(text("tsv", one), /^a\ttext_b\tl\t/);
});

test("writes JSON that reads back, also when there is nothing", () => {
  const parsed = parseJson(text("json"));
  assert.equal(
    parsed.kind === "value" && parsed.value.kind === "list" && parsed.value.items.length,
    4,
  );
  assert.equal(text("json", { limit: 0n }), "[]\n");
  const lines = text("json-lines").trimEnd().split("\n");
  assert.equal(lines.length, 4);
  assert.deepEqual(JSON.parse(lines[3] ?? "").inputs, {
    data: ["s3://b/<b>|*"],
    fed: ["<gen.output.*>"],
  });
});

test("writes a Markdown table whose cells are text", () => {
  assert.equal(
    text("markdown", { offset: 1n, limit: 1n }),
    `| # | a | \`text_b\` | command |
| ---: | --- | --- | --- |
| 2 | 1 | \`<b>\\|*\` | \`prepare\`<br>\`fit --a=1 '--text_b=<b>\\|*' --l=x --l=y,z --f \\| tee\` |
`,
  );
});

test("writes parameter sets that make the same variants", () => {
  const sets = text("parameter-sets");
  assert.match(sets, /^parameter-sets:\n {2}- \{ a: 1, text_b: it's \}\n/);
  const frozen = `${yaml}
- task:
    name: t
    step: fit it
    type: manual_search
${sets.replace(/^/gm, "    ")}
- pipeline: {name: q, nodes: [{name: fit, type: task, task: t}], edges: []}
`;
  const again = fanOutOf(
    frozen.replace("name: p\n", "name: old\n").replace("name: q", "name: p"),
    "fit",
  );
  assert.equal(again.count, 4n);
  assert.equal(text("csv", {}, again), text("csv"));
});

test("writes a set without parameters as empty brackets", () => {
  const alone = fanOutOf(
    `
- step: {name: fit, image: i, command: c, parameters: [{name: a, type: string}]}
- pipeline: {name: p, nodes: [{name: fit, type: task, step: fit}], edges: []}
`,
    "fit",
  );
  assert.equal(text("parameter-sets", {}, alone), "parameter-sets:\n  - {}\n");
});

test("writes command lines for vh", () => {
  assert.equal(
    text("vh", one),
    `# Input "fed" is filled by an edge, gen.output.*: vh rejects the line, because the input is required
vh exec run 'fit it' --a=1 '--text-b=it'"'"'s' --l=x --l=y,z --f=true '--data=s3://b/it'"'"'s'
`,
  );
});

test("says which required parameters have no value", () => {
  const parameters =
    "[{name: r, type: integer}, {name: o, optional: true}, {name: f, type: flag}, {name: m, multiple: repeat}, {name: d, default: x}, {name: l, type: string}]";
  const yaml = `
- step: {name: s, image: i, command: c, parameters: ${parameters}}
- task: {name: t, step: s, parameters: [{name: d, style: multiple, rules: {items: [1]}}]}
- pipeline:
    name: p
    nodes:
      - {name: alone, type: execution, step: s, override: {parameters: [{name: l, default: [1]}]}}
      - {name: many, type: task, task: t}
    edges: []
`;
  const remark = (name: string) =>
    `# Parameter "${name}" is required, but has no value: vh sends none\n`;
  assert.equal(
    text("vh", {}, fanOutOf(yaml, "alone")),
    `${remark("r")}${remark("m")}# Parameter "l" is a list: vh sends no value, although it is required\nvh exec run s --d=x\n`,
  );
  assert.equal(
    text("vh-task", {}, fanOutOf(yaml, "many")),
    `${remark("r")}${remark("m")}${remark("l")}vh task run t\n`,
  );
});

test("keeps the names of fed inputs in their comment, whatever they hold", () => {
  const hostile = fanOutOf(
    `
- step: {name: make, image: i, command: c}
- step:
    name: use
    image: i
    command: c
    inputs:
      - { name: "x\\ntouch owned\\r#\\u2028" }
- pipeline:
    name: p
    nodes:
      - {name: make, type: execution, step: make}
      - {name: use, type: execution, step: use}
    edges:
      - [make.output.*, "use.input.x\\ntouch owned\\r#\\u2028"]
`,
    "use",
  );
  const [comment, command, ...others] = text("vh", {}, hostile)
    .trimEnd()
    .split(/[\n\r\u2028]/);
  assert.equal(
    comment,
    '# Input "x\\ntouch owned\\r#\\u2028" is filled by an edge, make.output.*: vh rejects the line, because the input is required',
  );
  assert.equal(command, "vh exec run use");
  assert.deepEqual(others, []);
});

test("says that the line for a task runs all of it where the export is a part", () => {
  const task = fanOutOf(
    `
- step: {name: s, image: i, command: c, parameters: [{name: a, type: integer}]}
- task: {name: t, step: s, parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]}
- pipeline: {name: p, nodes: [{name: n, type: task, task: t}], edges: []}
`,
    "n",
  );
  const line = "vh task run t\n";
  assert.equal(text("vh-task", {}, task), line);
  const remark = "# vh runs the whole task, not only the executions that are exported\n";
  assert.equal(text("vh-task", one, task), remark + line);
});

test("writes the rows of a view in its order", () => {
  const view = viewVariants(found, [{ kind: "equals", parameter: "a", value: value("2") }], {
    parameter: "text_b",
    direction: "ascending",
  });
  assert.match(text("csv", { view }), /\n2,<b>[\s\S]*\n2,it's/);
});

test("writes nothing of variants that are not known, in every format", () => {
  const many = "style: random, rules: {min: 1, max: 2, count: 3}";
  const drawn = fanOutOf(
    `${yaml}
- task: {name: t, step: fit it, type: random_search, execution-count: 5, parameters: [{name: a, ${many}}]}
- pipeline: {name: p, nodes: [{name: fit, type: task, task: t}], edges: []}
`,
    "fit",
  );
  assert.equal(
    text("vh-task", {}, drawn),
    '# Parameter "text_b" is required, but has no value: vh sends none\n# Input "fed" has no file: vh rejects the line, because the input is required\nvh task run t\n',
  );
  for (const format of exportFormats.filter((it) => it !== "vh-task")) {
    const lines = text(format, {}, drawn)
      .split("\n")
      .filter((it) => /^(?:\{|vh|\d|\| \d| {2}-)/.test(it));
    assert.deepEqual(lines, [], format);
  }
});

test("holds one chunk of a million variants at a time", () => {
  const range = "style: linear, rules: {start: 1, end: 1000, step: 1}";
  const large = fanOutOf(
    `${yaml}
- task: {name: t, step: fit it, parameters: [{name: a, ${range}}, {name: text_b, ${range}}]}
- pipeline: {name: p, nodes: [{name: fit, type: task, task: t}], edges: []}
`,
    "fit",
  );
  assert.equal(large.count, 1_000_000n);
  const chunks = exportVariants(large, "csv");
  const first = chunks.next().value ?? "";
  assert.equal(first.length > 10_000 && first.length < 100_000, true);
  chunks.return(undefined);
});
