import { test } from "node:test";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const steps = `- step:
    name: prepare
- step:
    name: train
    parameters: [{ name: rate }]
- task:
    name: sweep
    step: train
- deployment:
    name: site
`;

const nodes = (text: string) => `${steps}- pipeline:\n    name: p\n    nodes:\n      ${text}\n`;

test("offers a node for each step and task that has none, then one of each kind", () => {
  checkCompletion(nodes("- { name: a, type: execution, step: prepare }\n      - <|>"), [
    "train",
    "sweep",
    "execution node",
    "task node",
    "deployment node",
    "name",
    "type",
    "…",
  ]);
});

test("writes a node as a block or between braces", () => {
  checkAccepted(
    nodes("- <|>"),
    "train",
    nodes("- name: train\n        type: execution\n        step: train"),
  );
  checkAccepted(
    nodes("- dep<|>"),
    "deployment node",
    nodes(
      "- name: site\n        type: deployment\n        deployment: site\n        endpoints:\n          - ",
    ),
  );
  checkAccepted(nodes("- { <|> }"), "sweep", nodes("- { name: sweep, type: task, task: sweep }"));
  checkAccepted(
    nodes("- { name: train, type: execution, step: prepare }\n      - <|>"),
    "train",
    nodes(
      "- { name: train, type: execution, step: prepare }\n      - name: train-2\n        type: execution\n        step: train",
    ),
  );
});

test("offers no whole node where one is begun", () => {
  checkCompletion(nodes("- name: a\n        <|>"), ["type", "step", "override", "…"]);
});

test("offers a parameter of a task with the values of each style", () => {
  const task = (text: string) =>
    `${steps}- task:\n    name: t\n    step: train\n    parameters:\n      ${text}\n`;
  checkCompletion(task("- <|>"), [
    "multiple values",
    "linear values",
    "logspace values",
    "random values",
    "single values",
    "name",
    "…",
  ]);
  checkAccepted(
    task("- <|>"),
    "linear values",
    task(
      "- name: \n        style: linear\n        rules:\n          start: 0\n          end: 10\n          step: 1",
    ),
  );
});

test("writes a node of each kind for what no node runs yet, under a name of its own", () => {
  const prepare = "- { name: train, type: execution, step: prepare }\n      - ";
  const written = (name: string, type: string, step: string) =>
    nodes(`${prepare}name: ${name}\n        type: ${type}\n        step: ${step}`);
  for (const type of ["execution", "task"]) {
    checkAccepted(nodes(`${prepare}<|>`), `${type} node`, written("train-2", type, "train"));
  }
  const both = `- { name: a, type: execution, step: train }\n      ${prepare}`;
  checkAccepted(
    nodes(`${both}<|>`),
    "task node",
    nodes(`${both}name: prepare\n        type: task\n        step: prepare`),
  );
});
