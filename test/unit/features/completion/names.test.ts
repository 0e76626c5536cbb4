import { test } from "node:test";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const steps = `- step:
    name: prepare
    image: python:3.12
- step:
    name: train
    image: busybox
    environment: gpu
    parameters:
      - { name: rate, type: float }
      - { name: id, choices: [a, b] }
    inputs:
      - name: dataset
    environment-variables:
      - name: MODE
- step:
    name: "yes"
    image: busybox
`;

const others = `- task:
    name: sweep
    step: train
- endpoint:
    name: digits
- endpoint:
    name: letters
- deployment:
    name: site
`;

const node = (text: string) =>
  `${steps}${others}- pipeline:\n    nodes:\n      - { name: first, type: execution, step: prepare }\n      - ${text}\n`;

test("offers steps, those that no node runs first", () => {
  const before = (step: string) => node(`{ type: execution, step: ${step} }`);
  checkCompletion(before("<|>"), ["train", "yes", "prepare"], before("train"));
  checkCompletion(before("t<|>r"), ["train", "yes", "prepare"], before("train"));
});

test("quotes a name that YAML would read as something else", () => {
  checkAccepted(node("{ step: <|> }"), "yes", node('{ step: "yes" }'));
});

test("offers tasks, deployments and endpoints", () => {
  checkCompletion(node("{ type: task, task: <|> }"), ["sweep"]);
  checkCompletion(node("{ type: deployment, deployment: <|> }"), ["site"]);
  checkCompletion(node("{ type: deployment, endpoints: [digits, <|>] }"), ["letters"]);
  checkCompletion(`${steps}- task:\n    step: <|>\n`, ["prepare", "train", "yes"]);
});

test("writes a lone name as a list where only a list will do", () => {
  const flow = node("{ type: deployment, endpoints: <|> }");
  checkAccepted(flow, "digits", flow.replace("<|>", "[digits]"));
  const block = node("type: deployment\n        endpoints: <|>");
  checkAccepted(block, "digits", block.replace(" <|>", "\n          - digits"));
});

test("offers the step's name for a node", () => {
  checkCompletion(node("{ step: train, type: execution, name: <|> }"), ["train"]);
  checkCompletion(node("{ type: task, name: <|> }"), ["sweep", "prepare", "train", "yes"]);
});

test("offers what the step declares in an override", () => {
  const override = (list: string) =>
    node(
      `name: n\n        type: execution\n        step: train\n        override:\n          ${list}`,
    );
  checkCompletion(override("parameters:\n            - name: <|>"), ["rate", "id"]);
  checkCompletion(override("parameters: [{ name: rate }, { name: <|> }]"), ["id"]);
  checkCompletion(override("inputs:\n            - name: <|>"), ["dataset"]);
  checkCompletion(override("environment-variables: [{ name: <|> }]"), ["MODE"]);
  checkCompletion(override("parameters: [{ name: id, default: <|> }]"), ["a", "b"]);
});

test("offers the declarations of a blueprint's step in a task node's override", () => {
  checkCompletion(node("{ type: task, task: sweep, override: { inputs: [{ name: <|> }] } }"), [
    "dataset",
  ]);
});

test("offers nothing of a step in another commit", () => {
  checkCompletion(
    node("{ type: execution, step: train, commit: x, override: { inputs: [{ name: <|> }] } }"),
    [],
  );
});

test("offers the parameters of a task's step", () => {
  const task = (rest: string) => `${steps}- task:\n    step: train\n    ${rest}\n`;
  checkCompletion(task("parameters: [{ name: rate }, { name: <|> }]"), ["id"]);
  checkCompletion(task("parameter-sets:\n      - <|>"), ["rate", "id"]);
  checkCompletion(
    task("parameter-sets:\n      - rate: 1\n        <|>"),
    ["id", "- rate", "…"],
    task("parameter-sets:\n      - rate: 1\n        id: "),
  );
  checkCompletion(task("parameter-sets: [{ id: a, <|> }]"), ["rate"]);
});

test("offers images and environments of the file, the most frequent first", () => {
  checkCompletion(`${steps}- step:\n    image: <|>\n`, ["busybox", "python:3.12"]);
  checkCompletion(node("{ override: { environment: <|> } }"), ["gpu"]);
});

test("offers the claims and storage classes of other endpoints", () => {
  const other =
    "- endpoint:\n    shared-volumes: [{ pvc-name: models }]\n    workspace-volume: { storage-class-name: fast }\n";
  const own = (keys: string) => `${other}- endpoint: { name: b, ${keys} }\n`;
  checkCompletion(own("shared-volumes: [{ pvc-name: <|> }]"), ["models"]);
  checkCompletion(own("workspace-volume: { storage-class-name: <|> }"), ["fast"]);
});
