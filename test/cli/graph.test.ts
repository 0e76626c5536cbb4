import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { marked } from "marked";
import { folderWith, runCli } from "../support/cli.ts";
import { waitingFile } from "../support/graphs.ts";
import { readXml } from "../support/read-xml.ts";
import { fitFile } from "../support/yaml.ts";

const yaml = fitFile({
  edges: "[gen.metadata.ids, fit.parameter.a]",
  pipelineParameters: "{name: rate, default: 2, targets: [fit.parameter.b]}",
});

const readme = "# Read me\n\n<!-- vhyaml graph: p -->\n<!-- vhyaml graph end -->\n\nMore.\n";

function run(t: TestContext, ...args: readonly string[]) {
  const folder = folderWith(t, { "valohai.yaml": yaml, "README.md": readme, "ids.json": ids });
  return { folder, ...runCli(folder, ["graph", "valohai.yaml", ...args]) };
}

const ids = '{"gen": {"ids": [1, 2, 3]}}';

test("graph prints the stages, counted with metadata", (t) => {
  const { status, out, error } = run(t, "--metadata", "ids.json");
  assert.deepEqual([status, error], [0, ""]);
  assert.equal(
    out,
    `p
stage 1
  gen: execution of gen, 1 execution
    -> fit: list
stage 2
  fit: task of fit, 3 executions
`,
  );
});

test("graph prints each format, with pipeline parameters where they are wanted", (t) => {
  const parameters = "--show-parameters";
  assert.match(run(t, "--format", "mermaid").out, /^flowchart LR\n/);
  assert.match(run(t, "--format", "dot", parameters).out, /^digraph "p" \{[\s\S]*rate\\nparameter/);
  assert.match(run(t, "--format", "markdown").out, /^```mermaid\nflowchart LR\n/);
  assert.equal(readXml(run(t, "--format", "svg").out).name, "svg");
  assert.match(run(t, parameters).out, /^p\nparameters\n {2}rate: parameter, 2\n/);
});

test("graph draws nodes whose names share a prefix as one", (t) => {
  const names = ["train-a", "train-b", "train-c", "report"];
  const folder = folderWith(t, { "valohai.yaml": waitingFile(names.map((it) => [it])) });
  const draw = (...args: readonly string[]) =>
    runCli(folder, ["graph", "valohai.yaml", "--pipeline", "p", ...args]).out;
  const drawn = (text: string) => text.match(/^ {2}\S+(?=:)/gm)?.map((it) => it.trim());
  assert.deepEqual(drawn(draw()), names);
  assert.deepEqual(drawn(draw("--collapse")), ["train-*", "report"]);
});

test("graph writes into a file", (t) => {
  const { folder, status, out } = run(t, "--format", "svg", "--output", "graph.svg");
  assert.deepEqual([status, out], [0, ""]);
  assert.equal(readXml(readFileSync(path.join(folder, "graph.svg"), "utf8")).name, "svg");
});

test("graph keeps the graph in a Markdown file up to date, and checks that it is", (t) => {
  const { folder, status, out, error } = run(t, "--write", "README.md", "--check");
  assert.deepEqual([status, error], [1, ""]);
  assert.match(out, /^--- a\/README\.md\n\+\+\+ b\/README\.md\n[\s\S]*\n\+flowchart LR\n/);
  const read = () => readFileSync(path.join(folder, "README.md"), "utf8");
  assert.equal(read(), readme);
  const again = (...args: readonly string[]) =>
    runCli(folder, ["graph", "valohai.yaml", "--write", "README.md", ...args]);
  assert.deepEqual(again(), { status: 0, out: "", error: "README.md: written\n" });
  const block = marked.lexer(read()).find((it) => it.type === "code");
  assert.match(block?.type === "code" ? block["text"] : "", /^flowchart LR\n/);
  assert.ok(read().startsWith("# Read me\n\n<!--") && read().endsWith("end -->\n\nMore.\n"));
  assert.deepEqual(again(), { status: 0, out: "", error: "" });
  assert.deepEqual(again("--check"), { status: 0, out: "", error: "" });
});

for (const [args, message] of [
  [["--check"], /^vhyaml: --check needs --write FILE\n/],
  [["--write", "README.md", "--format", "dot"], /^vhyaml: --write writes Mermaid/],
  [["--format", "png"], /^vhyaml: No format is named "png"; there are text, mermaid, dot/],
  [
    ["--write", "valohai.yaml"],
    /^vhyaml: "valohai\.yaml" has no place for the graph: write "<!-- vhyaml graph: p -->"/,
  ],
  [["--write", "missing.md"], /^vhyaml: Cannot read "missing\.md"/],
  [["--pipeline", "q"], /^vhyaml: No pipeline is named "q"/],
] as const) {
  test(`graph ${args.join(" ")} is refused`, (t) => {
    const { status, out, error } = run(t, ...args);
    assert.deepEqual([status, out], [2, ""]);
    assert.match(error, message);
  });
}

test("graph says where the end of the graph is missing, and writes nothing", (t) => {
  const text = "<!-- vhyaml graph: p -->\n";
  const folder = folderWith(t, { "valohai.yaml": yaml, "a.md": text });
  const { status, error } = runCli(folder, ["graph", "valohai.yaml", "--write", "a.md"]);
  assert.equal(status, 2);
  assert.match(error, /^vhyaml: "a\.md", line 1: "<!-- vhyaml graph end -->" is missing/);
  assert.equal(readFileSync(path.join(folder, "a.md"), "utf8"), text);
});

test("the graph in the documentation of the example is up to date", () => {
  const args = ["graph", "valohai.yaml", "--write", "README.md", "--check"];
  assert.deepEqual(runCli("examples/training", args), { status: 0, out: "", error: "" });
});
