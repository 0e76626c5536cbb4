import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { complete } from "#core/features/completion/index.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const step = `- step:
    name: my-step
    image: python:3.12
    command:
      - my-step`;

const items = [
  "step",
  "pipeline",
  "task",
  "endpoint",
  "deployment",
  "two-step pipeline",
  "dynamic task pipeline",
  "bayesian optimization",
];

test("offers the items in an empty file, with the dash", () => {
  checkCompletion("<|>", items, step);
  checkCompletion("# only a comment\n<|>", items, `# only a comment\n${step}`);
});

test("offers the items below the line that begins the document", () => {
  for (const start of ["---\n", "---\n\n", "# note\n--- # note\n", "%YAML 1.1\n---\n", "---\r\n"]) {
    const lines = start.includes("\r") ? step.replaceAll("\n", "\r\n") : step;
    checkCompletion(`${start}<|>`, items, start + lines);
    checkCompletion(`${start}st<|>`, items, start + lines);
    checkCompletion(`${start}- <|>`, items, start + lines);
  }
  const below = "\n- step:\n    name: a\n";
  checkCompletion(`---\n<|>${below}`, items, `---\n${step}${below}`);
});

test("offers the items after a dash and for a word that is begun", () => {
  checkCompletion("- <|>", items, step);
  checkCompletion("-<|>", items, step);
});

test("offers a pipeline with the step that it runs where the file has none", () => {
  const pipeline = `- pipeline:
    name: my-pipeline
    nodes:
      - name: my-step
        type: execution
        step: my-step
    edges: []`;
  const both = `${step}\n${pipeline}`;
  for (const typed of ["pi<|>", "- <|>", "-<|>", "- pi<|>", "---\n<|>", `${step}\n- pi<|>`]) {
    checkAccepted(typed, "pipeline", typed.startsWith("---") ? `---\n${both}` : both);
  }
  assert.deepEqual(diagnose(createDocument(both)), []);
});

test("offers a further item, not a second one in an entry that has one", () => {
  const text = "- step:\n    name: a\n  <|>\n";
  checkCompletion(
    text,
    items.map((it) => `- ${it}`),
    text.replace("  <|>", step),
  );
});

test("offers a further item below the last one, in the column of the list", () => {
  checkCompletion(
    "#\n  - step:\n      name: a\n  <|>",
    items,
    `#\n  - step:\n      name: a\n${step.replace(/^/gm, "  ")}`,
  );
});

test("offers absent keys only, required ones first", () => {
  const before = "- step:\n    name: a\n    <|>\n    parameters: []\n";
  checkCompletion(
    before,
    ["image", "command", "inputs", "environment", "…"],
    "- step:\n    name: a\n    image: \n    parameters: []\n",
  );
});

test("begins lists and mappings on a line of their own", () => {
  const text = "- step:\n    name: a\n    <|>\n";
  checkAccepted(text, "inputs", "- step:\n    name: a\n    inputs:\n      - name: <|>\n");
  checkAccepted(text, "resources", "- step:\n    name: a\n    resources:\n      \n");
});

test("keeps lists in the column of their key where the file does", () => {
  checkAccepted(
    "- step:\n    inputs:\n    - name: a\n    pa<|>\n",
    "parameters",
    "- step:\n    inputs:\n    - name: a\n    parameters:\n    - name: <|>\n",
  );
});

test("takes the indentation from other items", () => {
  const other =
    "- step:\n        name: a\n        resources:\n            cpu:\n                min: 1\n";
  checkAccepted(
    `${other}- <|>`,
    "deployment",
    `${other}- deployment:\n        name: my-deployment\n        defaults:\n            target: my-cluster`,
  );
  checkAccepted(
    `${other}- endpoint:\n        res<|>`,
    "resources",
    `${other}- endpoint:\n        resources:\n            `,
  );
});

test("writes the line breaks of the file", () => {
  const text = "- step:\r\n    name: a\r\n    in<|>\r\n";
  checkAccepted(text, "inputs", "- step:\r\n    name: a\r\n    inputs:\r\n      - name: <|>\r\n");
});

test("replaces the key under the cursor and leaves its value alone", () => {
  checkAccepted("- step:\n    ima<|>g: busybox\n", "image", "- step:\n    image: busybox\n");
  checkAccepted(
    "- step:\n    inp<|>\n      - name: a\n",
    "inputs",
    "- step:\n    inputs:\n      - name: a\n",
  );
});

test("offers the first key of a word above another key", () => {
  checkCompletion(
    "- step:\n    inputs:\n      - na<|>\n        default: x\n",
    ["name", "optional", "filename", "keep-directories", "description", "download"],
    "- step:\n    inputs:\n      - name: \n        default: x\n",
  );
});

test("opens the block of a key after its colon", () => {
  checkCompletion("- step: <|>", ["name", "image", "…"], "- step:\n    name: ");
  checkAccepted("- step:\n    inputs:<|>\n", "name", "- step:\n    inputs:\n      - name: \n");
});

test("reads the indentation of a blank line", () => {
  const at = (indent: string) =>
    `- step:\n    inputs:\n      - name: a\n${indent}<|>\n    image: x\n`;
  checkCompletion(at("        "), ["default", "optional", "…"]);
  checkCompletion(at("      "), ["name", "default", "…"]);
  checkCompletion(at("    "), ["name", "command", "parameters", "…"]);
  checkCompletion(at("     "), ["name", "command", "…"], at("").replace("<|>", "    name: "));
});

test("begins a list at the first blank below its key", () => {
  checkCompletion(
    "- step:\n    inputs:\n      <|>\n",
    ["name", "default", "…"],
    "- step:\n    inputs:\n      - name: \n",
  );
});

test("offers both a key and a list entry where the column leaves it open", () => {
  const style = "- step:\n    inputs:\n    - name: a\n";
  const text = `${style}- step:\n    name: b\n    inputs:\n    <|>\n    image: x\n    command: x\n`;
  checkCompletion(text, ["- name", "- default", "…"]);
  checkAccepted(
    text,
    "- name",
    `${style}- step:\n    name: b\n    inputs:\n    - name: \n    image: x\n    command: x\n`,
  );
});

test("offers keys between braces, closed or not", () => {
  const text = (end: string) =>
    `- step:\n    inputs:\n      - { name: a, <|>${end}\n    image: x\n`;
  const after = (end: string) => text(end).replace("<|>", "default: ");
  checkCompletion(text(" }"), ["default", "optional", "…"], after(" }"));
  checkCompletion(text(""), ["default", "optional", "…"], after(""));
});

test("knows a node by its type", () => {
  const text = (node: string) => `- pipeline:\n    nodes:\n      - ${node}\n        <|>\n`;
  checkCompletion(text("type: deployment"), [
    "deployment",
    "name",
    "endpoints",
    "actions",
    "aliases",
    "on-error",
    "- execution node",
    "…",
  ]);
  checkCompletion(text("type: task"), ["step", "name", "task", "override", "…"]);
  checkCompletion(text("name: a"), ["type", "step", "override", "…"]);
});

test("offers one of the keys that exclude each other", () => {
  checkCompletion("- pipeline:\n    nodes:\n      - { name: a, type: task, task: t, <|> }\n", [
    "override",
    "actions",
    "on-error",
    "edge-merge-mode",
    "commit",
  ]);
});

test("begins the value of a key with what it requires", () => {
  const node = "- pipeline:\n    nodes:\n      - name: a\n        type: execution\n";
  checkAccepted(
    `${node}        <|>\n`,
    "actions",
    `${node}        actions:\n          - when: node-complete\n            then: stop-pipeline\n`,
  );
  checkAccepted("- pipeline:\n    ed<|>", "edges", "- pipeline:\n    edges:\n      - ");
  const variant = "- task:\n    parameters: [{ style: linear, ";
  checkAccepted(
    `${variant}<|> }]\n`,
    "rules",
    `${variant}rules: { start: 0, end: 10, step: 1 } }]\n`,
  );
});

test("offers the rules of the style", () => {
  const text = (style: string) =>
    `- task:\n    parameters:\n      - name: a\n        style: ${style}\n        rules:\n          <|>\n`;
  checkCompletion(text("linear"), ["start", "end", "step"]);
  checkCompletion(text("multiple"), ["items", "numberify"]);
  checkCompletion("- task:\n    parameters: [{ style: single, rules: { <|> } }]\n", ["value"]);
});

test("says nothing in comments, texts of the user's own and broken places", () => {
  checkCompletion("- step:\n    name: a # <|>\n", []);
  checkCompletion("- step:\n    description: any <|>\n", []);
  checkCompletion('- step:\n    name: "a"<|>\n', []);
  checkCompletion("- step:\n  <|>  name: a\n", []);
  checkCompletion("step:\n  name: a\n  <|>\n", []);
});

test("offers no keys on the next line to somebody who only types a colon or a blank", () => {
  const offered = (text: string, trigger?: string) =>
    complete(createDocument(text), text.length, { trigger }).length > 0;
  for (const text of ["- step:", "- step: ", "- pipeline:\n    nodes:", "- step:\n    command: "]) {
    assert.equal(offered(text), true, text);
    assert.equal(offered(text, text.at(-1)), false, text);
  }
  assert.equal(offered("- pipeline:\n    nodes:\n      - type: ", " "), true);
});

test("offers what is new in an endpoint, with the keys that it needs", () => {
  const text = "- endpoint:\n    name: a\n    <|>\n";
  checkAccepted(
    text,
    "shared-volumes",
    "- endpoint:\n    name: a\n    shared-volumes:\n      - pvc-name: \n        mount-path: /models\n",
  );
  checkAccepted(
    text,
    "workspace-volume",
    "- endpoint:\n    name: a\n    workspace-volume:\n      size: 10\n      mount-path: /models\n",
  );
  checkAccepted(
    "- endpoint:\n    shared-volumes:\n      - pvc-name: a\n        <|>\n",
    "read-only",
    "- endpoint:\n    shared-volumes:\n      - pvc-name: a\n        read-only: \n",
  );
});

test("offers autorestart where a step or an override may have it", () => {
  checkAccepted("- step:\n    auto<|>\n", "autorestart", "- step:\n    autorestart: \n");
  const node = (override: string) =>
    `- pipeline:\n    nodes:\n      - name: a\n        type: task\n        override: { ${override} }\n`;
  checkAccepted(node("auto<|>"), "autorestart", node("autorestart: "));
  checkCompletion(node("autorestart: <|>"), ["true", "false"], node("autorestart: true"));
});

test("offers below a misspelt keyword what the one that is meant takes", () => {
  checkCompletion("- steps:\n    <|>", ["name", "image", "command", "…"], "- steps:\n    name: ");
  checkCompletion("- pipelines:\n    name: p\n    nodes:\n      - name: d\n        type: <|>\n", [
    "execution",
    "task",
    "deployment",
  ]);
  checkCompletion("- x-defaults:\n    <|>", []);
});
