import assert from "node:assert/strict";
import { test } from "node:test";
import { lineColumns } from "#core/base/line-column.ts";
import { createDocument } from "#core/document/document.ts";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { answerTool } from "#core/features/tools/index.ts";
import type { ToolProject } from "#core/features/tools/tool.ts";
import { file, pipeline, step } from "../../../support/yaml.ts";

function projectOf(texts: { readonly [path: string]: string }): ToolProject {
  return {
    files: Object.keys(texts),
    file(path) {
      const text = texts[path];
      if (text === undefined) return { unread: "does not exist" };
      const document = createDocument(text);
      return { path, document, policy: defaultPolicy, isLeftOut: false, code: undefined };
    },
  };
}

function ask(text: string, tool: string, input: object = {}): string {
  return answerTool(tool, input, projectOf({ "a.yaml": text })).text;
}

const train = step(
  "train",
  "parameters: [{ name: size, type: integer, default: 1 }]",
  "t {parameters}",
);

test("check says that there are no problems, or that a file is left out", () => {
  assert.equal(ask(file(train), "valohai_check"), "a.yaml: no problems\n");
  const project = projectOf({ "a.yaml": "[" });
  const leftOut: ToolProject = {
    ...project,
    file(path) {
      const found = project.file(path);
      return "unread" in found ? found : { ...found, isLeftOut: true };
    },
  };
  const { text } = answerTool("valohai_check", {}, leftOut);
  assert.equal(text, "a.yaml is left out by .valohai-lint.yaml.\n");
});

test("a name is described once for each thing that has it, with all of its places", () => {
  const nodes =
    "- { name: train, type: execution, step: train }\n- { name: b, type: execution, step: train }";
  const text =
    file(train) + pipeline(nodes, "edges:\n  - [train.parameter.size, b.parameter.size]", "p");
  const described = ask(text, "valohai_describe", { name: "train" });
  const place = lineColumns(text);
  const at = (wanted: string) => {
    const { line, column } = place(text.indexOf(wanted));
    return `a.yaml:${line}:${column}`;
  };
  assert.match(
    described,
    new RegExp(`^step train\\n[\\s\\S]*\\n  defined at ${at("train")}\\n  used at `),
  );
  assert.match(described, /\n\nexecution node train\n[\s\S]* {2}used at a\.yaml:\d+:\d+\n$/);
  const size = ask(text, "valohai_describe", { name: "b.parameter.size" });
  assert.match(size, /^parameter size of step train at node b\n/);
  assert.equal(size.match(/used at/g)?.length, 2);
});

test("a project without a file, or with several, says what to do", () => {
  const none = answerTool("valohai_check", {}, projectOf({}));
  assert.ok(none.isError && none.text.startsWith("There is no valohai.yaml in this folder."));
  const two = answerTool("valohai_check", {}, projectOf({ "a.yaml": "", "b.yaml": "" }));
  assert.deepEqual(two, { text: '"file" is missing; there are a.yaml, b.yaml', isError: true });
});

test("a large pipeline is drawn around a node, and a name is no directive", () => {
  const names = Array.from({ length: 70 }, (_, index) => `n${index}`);
  const nodes = names.map((it) => `- { name: ${it}, type: execution, step: train }`).join("\n");
  const text =
    file(train) +
    pipeline(nodes, "edges:\n  - [n1.parameter.size, n2.parameter.size]", '"%%{init}%%"');
  const whole = ask(text, "valohai_graph");
  assert.match(whole, /n69[\s\S]*%% For a part of it, give the name of a node as "around"\.\n$/);
  assert.doesNotMatch(whole, /%%\{/);
  const part = ask(text, "valohai_graph", { around: "n1" });
  assert.match(part, /\("n1<br\/>[\s\S]*\("n2<br\/>/);
  assert.doesNotMatch(part, /\("n3</);
});

test("a key is explained wherever it may be written, and a mapping by its keys", () => {
  const type = ask("", "valohai_explain", { name: "type" });
  assert.match(type, /^Key "type" of a parameter, /m);
  assert.match(type, /^Key "type" of a task, /m);
  assert.match(
    ask("", "valohai_explain", { name: "step" }),
    /^A step: [\s\S]*\n {2}image \(text, required\): /,
  );
});

test("counts and exact numbers are kept, given as JSON in a text", () => {
  const nodes =
    "- { name: a, type: execution, step: train }\n- { name: b, type: task, step: train }";
  const text = file(train) + pipeline(nodes, "edges:\n  - [a.metadata.k, b.parameter.size]", "p");
  const metadata = '{"a": {"k": [1.0, 12345678901234567890]}}';
  const answer = ask(text, "valohai_variants", { node: "b", metadata });
  assert.match(answer, /^#2 {2}size=12345678901234567890$/m);
  assert.match(answer, /size=1\.0$/m);
});

test("the plan says how long a pipeline takes where a comment or the config gives numbers", () => {
  const text = file(train) + pipeline("- { name: train, type: execution, step: train }");
  assert.doesNotMatch(ask(text, "valohai_plan"), /total time/);
  const noted = text.replace("name: train\n", "name: train # valohai-estimate: 3 min\n");
  assert.match(ask(noted, "valohai_plan"), /total time: 3 min\n/);
  assert.match(ask(noted, "valohai_plan"), /3 min for each: comment in line 2\n/);
  const project = projectOf({ "a.yaml": text });
  const { estimates } = parseLintConfig("estimates: { steps: { train: { minutes: 4 } } }\n");
  const estimated: ToolProject = {
    ...project,
    file(path) {
      const found = project.file(path);
      const config = { ...estimates, file: ".valohai-lint.yaml", uri: "file:///c" };
      return "unread" in found ? found : { ...found, estimates: config };
    },
  };
  const answer = answerTool("valohai_plan", {}, estimated).text;
  assert.match(answer, /4 min for each: \.valohai-lint\.yaml, line 1\n/);
});
