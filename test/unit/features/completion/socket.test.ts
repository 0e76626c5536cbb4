import { test } from "node:test";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const file = `- step:
    name: prepare
    parameters: [{ name: size, type: integer }]
    outputs: [{ name: train.csv }]
- step:
    name: fit
    parameters:
      - { name: fast, type: flag }
      - { name: rate, type: float }
      - { name: size, type: integer }
    inputs:
      - { name: extra, optional: true }
      - { name: dataset }
    environment-variables: [{ name: MODE }]
- endpoint:
    name: digits
    files: [{ name: model, path: m.pkl }]
- pipeline:
    name: p
    nodes:
      - { name: prep, type: execution, step: prepare }
      - { name: tune, type: task, step: fit }
      - { name: live, type: deployment, deployment: d, endpoints: [digits] }
`;

const edges = (text: string) => `${file}    edges:\n      ${text}\n`;
const nodes = ["prep", "tune", "live"];

test("offers the nodes and then whole sockets between empty brackets", () => {
  checkCompletion(
    edges("- [<|>]"),
    [...nodes, "prep.output.train.csv → tune.input.dataset", "…"],
    edges("- [prep.]"),
  );
  checkCompletion(edges("- [x, <|>]"), ["tune", "live", "prep", "tune.input.dataset", "…"]);
  checkAccepted(edges("- [<|>"), "tune.output.*", edges("- [tune.output.*"));
});

test("offers first what the source of the edge has to fill", () => {
  checkCompletion(
    edges("- [prep.output.train.csv, <|>]"),
    ["tune.input.dataset", "live.file.digits.model", "tune", "live", "…"],
    edges("- [prep.output.train.csv, tune.input.dataset]"),
  );
  checkCompletion(edges("- { source: prep.output.train.csv, target: <|> }"), [
    "tune.input.dataset",
    "live.file.digits.model",
    "tune",
    "…",
  ]);
  const filled = "- [prep.output.*, tune.input.dataset]\n      ";
  checkCompletion(edges(`${filled}- [prep.output.train.csv, <|>]`), [
    "live.file.digits.model",
    "tune",
    "…",
  ]);
});

test("offers the types of the node and side", () => {
  checkCompletion(
    edges("- [prep.<|>"),
    ["output", "metadata", "parameter", "dependency"],
    edges("- [prep.output."),
  );
  checkCompletion(edges("- [live.<|>]"), ["deployment", "dependency"]);
  checkCompletion(edges("- [prep.<|>, live.file.digits.model]"), ["output"]);
  checkCompletion(edges("- [prep.output.*, tune.<|>]"), ["input"]);
  checkCompletion(edges("- [prep.metadata.x, tune.<|>]"), ["parameter", "environment-variable"]);
});

test("finishes a dependency at once", () => {
  checkAccepted(edges("- [prep.de<|>]"), "dependency", edges("- [prep.dependency.*]"));
});

test("offers the keys of a source", () => {
  checkCompletion(edges("- [prep.output.<|>]"), ["train.csv", "*"]);
  checkCompletion(edges("- [prep.parameter.<|>]"), ["size"]);
  checkCompletion(edges("- [tune.input.<|>]"), ["extra", "dataset", "*"]);
  checkCompletion(edges("- [tune.environment-variable.<|>]"), ["MODE"]);
  checkCompletion(edges("- [live.deployment.<|>]"), ["id", "version_id"]);
  checkCompletion(edges("- [prep.dependency.<|>]"), ["*"]);
});

test("offers the environment variables that the override of a node adds", () => {
  const override = (step: string) =>
    edges("- [tune.environment-variable.<|>]").replace(
      "type: task, step: fit",
      `type: task, step: ${step}, override: { environment-variables: [{ name: REGION }, { name: MODE }] }`,
    );
  checkCompletion(override("fit"), ["MODE", "REGION"]);
  checkCompletion(override("prepare"), ["REGION", "MODE"]);
  const types = override("prepare").replace("tune.environment-variable.", "tune.");
  checkCompletion(types, ["output", "metadata", "parameter", "environment-variable", "…"]);
});

test("offers metadata keys and patterns that other edges of the node use", () => {
  checkCompletion(
    edges("- [prep.metadata.ids, tune.parameter.rate]\n      - [prep.metadata.<|>, x]"),
    ["ids"],
  );
  checkCompletion(edges("- [prep.output.*.pkl, tune.input.extra]\n      - [prep.output.<|>]"), [
    "train.csv",
    "*.pkl",
    "*",
  ]);
});

test("excludes the node at the other end", () => {
  checkCompletion(edges("- [tune.dependency.*, <|>]"), [
    "live",
    "prep",
    "live.dependency.*",
    "prep.dependency.*",
  ]);
});

test("offers what is not fed yet first: needed inputs, then others", () => {
  checkCompletion(edges("- [prep.output.*, tune.input.<|>]"), ["dataset", "extra"]);
  checkCompletion(
    edges("- [prep.output.*, tune.input.<|>]\n      - [prep.output.*, tune.input.dataset]"),
    ["extra", "dataset"],
  );
  checkCompletion(edges("- [prep.metadata.x, tune.parameter.<|>]"), ["rate", "size", "fast"]);
  checkCompletion(
    edges(
      "- [prep.metadata.y, tune.parameter.rate]\n      - [prep.metadata.x, tune.parameter.<|>]",
    ),
    ["size", "fast", "rate"],
  );
});

test("puts the name of the other end on top", () => {
  checkCompletion(edges("- [prep.parameter.size, tune.parameter.<|>]"), ["size", "fast", "rate"]);
  checkCompletion(edges("- [tune.input.<|>, tune.input.dataset]"), ["dataset", "extra", "*"]);
});

test("offers endpoint files of a deployment node", () => {
  checkCompletion(
    edges("- [prep.output.*, live.file.<|>]"),
    ["digits.model"],
    edges("- [prep.output.*, live.file.digits.model]"),
  );
  checkAccepted(
    edges("- [prep.output.*, live.file.digits.<|>]"),
    "digits.model",
    edges("- [prep.output.*, live.file.digits.model]"),
  );
});

test("replaces only the part under the cursor", () => {
  checkAccepted(
    edges("- [pr<|>ep.output.*, tune.input.extra]"),
    "prep",
    edges("- [prep.output.*, tune.input.extra]"),
  );
  checkAccepted(
    edges("- [prep.out<|>.*, tune.input.extra]"),
    "output",
    edges("- [prep.output.*, tune.input.extra]"),
  );
  checkAccepted(
    edges("- [prep.output.*, tune.input.ex<|>t]"),
    "extra",
    edges("- [prep.output.*, tune.input.extra]"),
  );
});

test("completes edges as block lists and in the long form", () => {
  checkCompletion(edges("- - <|>"), [...nodes, "…"], edges("- - prep."));
  checkAccepted(
    edges("- - prep.output.*\n        - tune.<|>"),
    "input",
    edges("- - prep.output.*\n        - tune.input."),
  );
  checkAccepted(
    edges("- - prep.output.*\n        <|>"),
    "tune.input.dataset",
    edges("- - prep.output.*\n        - tune.input.dataset"),
  );
  checkCompletion(edges("- source: <|>"), [...nodes, "…"]);
  checkCompletion(edges("- source: prep.output.*\n        target: tune.input.<|>"), [
    "dataset",
    "extra",
  ]);
});

test("completes inside quotes", () => {
  checkAccepted(edges('- ["prep.<|>"]'), "output", edges('- ["prep.output."]'));
  checkAccepted(edges("- ['prep.<|>"), "output", edges("- ['prep.output."));
});

test("quotes a socket whose node's name needs it", () => {
  const text = (edge: string) =>
    `- pipeline:\n    nodes:\n      - { name: "a, b", type: execution }\n      - { name: my node, type: execution }\n    edges:\n      - ${edge}\n`;
  checkAccepted(text("[<|>]"), "a, b", text('["a, b.<|>"]'));
  checkAccepted(text("[<|>]"), "my node", text("[my node.]"));
  checkAccepted(text('["a, b.<|>"]'), "output", text('["a, b.output."]'));
});

test("offers the short form with its node, and the keys of the long form", () => {
  checkCompletion(
    edges("- <|>"),
    [
      "prep.output.train.csv → tune.input.dataset",
      "tune.output.* → live.file.digits.model",
      "prep.output.train.csv → live.file.digits.model",
      "[source, target]",
      ...nodes,
      "source",
      "target",
      "configuration",
      "prep.parameter.size → tune.parameter.size",
      "prep.output.train.csv → tune.input.extra",
    ],
    edges("- [prep.output.train.csv, tune.input.dataset]"),
  );
  checkAccepted(edges("- <|>"), "[source, target]", edges("- [<|>]"));
  checkAccepted(edges("- <|>"), "tune", edges("- [tune.<|>]"));
});

test("offers the long form first where the other edges use it", () => {
  const before = "- { source: prep.output.*, target: tune.input.dataset }\n      - ";
  checkCompletion(edges(`${before}<|>`), [
    "tune.output.* → live.file.digits.model",
    "prep.output.train.csv → live.file.digits.model",
    "source",
    "target",
    "configuration",
    "[source, target]",
    "…",
  ]);
  checkAccepted(
    edges(`${before}<|>`),
    "prep.parameter.size → tune.parameter.size",
    edges(`${before}source: prep.parameter.size\n        target: tune.parameter.size`),
  );
});

test("offers the parameters that a pipeline parameter can set", () => {
  const target = (text: string) => `${file}    parameters:\n      - name: x\n        ${text}\n`;
  checkCompletion(
    target("targets: [<|>]"),
    ["prep", "tune", "prep.parameter.size", "…"],
    target("targets: [prep.parameter.]"),
  );
  checkCompletion(target("target: tune.<|>"), ["parameter"]);
  checkCompletion(target("targets:\n          - tune.parameter.<|>"), ["rate", "size", "fast"]);
});

test("offers nothing for nodes and types that do not exist", () => {
  checkCompletion(edges("- [prep.file.<|>]"), []);
  checkCompletion(edges("- [prep.outptu.<|>]"), []);
  checkCompletion(edges("- [a.b.c, d.e.f, <|>]"), []);
});
