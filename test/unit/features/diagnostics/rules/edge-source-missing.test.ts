import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-source-missing reports a parameter that the step does not declare", () => {
  checkRule(
    "edge-source-missing",
    edgesFile(`
      - [prepare.parameter.speed, train.parameter.rate]
                           ^^^^^ edge-source-missing: Step "prepare" has no parameter "speed"
`),
  );
});

test("edge-source-missing reports a pattern that fits no input", () => {
  checkRule(
    "edge-source-missing",
    edgesFile(`
      - [prepare.input.img*, train.input.data]
                       ^^^^ edge-source-missing: Step "prepare" has no input like "img*"
`),
  );
});

test("edge-source-missing reports an environment variable", () => {
  checkRule(
    "edge-source-missing",
    edgesFile(`
      - [prepare.environment-variable.TOKN, train.environment-variable.TOKEN]
                                      ^^^^ edge-source-missing: Step "prepare" has no environment variable "TOKN"; did you mean "TOKEN"?
`),
  );
});

test("edge-source-missing warns of an output that is nearly a declared one", () => {
  checkRule(
    "edge-source-missing",
    edgesFile(`
      - [train.output.modle.pkl, serve.file.api.model]
                      ^^^^^^^^^ edge-source-missing: Step "train" declares no output "modle.pkl"; did you mean "model.pkl"?
`),
  );
});

test("edge-source-missing only informs about another output", () => {
  checkRule(
    "edge-source-missing",
    edgesFile(`
      - [train.output.weights.h5, serve.file.api.model]
                      ^^^^^^^^^^ information edge-source-missing: Step "train" declares no output "weights.h5"
`),
  );
});

test("edge-source-missing takes patterns, and any output of a step that declares none", () => {
  checkRule(
    "edge-source-missing",
    edgesFile(`
      - [prepare.input.r*, train.input.data]
      - [train.output.*.pkl, serve.file.api.model]
      - [prepare.output.anything.csv, train.input.extra]
`),
  );
});

test("edge-source-missing leaves a node of another commit alone", () => {
  checkRule(
    "edge-source-missing",
    edgesFile(
      `
      - [old.parameter.speed, train.parameter.rate]
`,
      "      - { name: old, type: execution, step: prepare, commit: main }\n",
    ),
  );
});

test("edge-source-missing stays quiet until the key is typed", () => {
  checkTyping("edge-source-missing", edgesFile("      - [prepare.parameter.<|>]\n"));
});

test("edge-source-missing offers the nearest name", () => {
  checkFix(
    "edge-source-missing",
    'choose: Change to "rate"',
    edgesFile(`
      - [prepare.parameter.raet, train.parameter.rate] # keep
`),
    edgesFile(`
      - [prepare.parameter.rate, train.parameter.rate] # keep
`),
  );
});

test("edge-source-missing declares the input on the step", () => {
  const file = edgesFile("      - [prepare.input.images, train.input.data]\n");
  const raw = "      - { name: raw, optional: true }\n";
  checkFix(
    "edge-source-missing",
    'add: Declare input "images" in step "prepare"',
    file,
    file.replace(raw, `${raw}      - { name: images, optional: true }\n`),
  );
});

test("edge-source-missing declares a parameter with the type of its target", () => {
  const file = edgesFile("      - [prepare.parameter.rounds, train.parameter.epochs]\n");
  const label = "      - { name: label, default: a }\n";
  checkFix(
    "edge-source-missing",
    'add: Declare parameter "rounds" in step "prepare"',
    file,
    file.replace(label, `${label}      - { name: rounds, type: integer, optional: true }\n`),
  );
});

const overridingNodes = `      - name: first
        type: execution
        step: prepare
        override:
          environment-variables: [{ name: REGION, default: eu }]
      - name: second
        type: task
        task: sweep
        override:
          environment-variables: [{ name: REGION }]
`;

test("edge-source-missing counts the environment variables of an override", () => {
  checkRule(
    ["edge-source-missing", "edge-target-missing"],
    edgesFile(
      `
      - [first.environment-variable.REGION, second.environment-variable.REGION]
      - [first.environment-variable.TOKEN, second.environment-variable.TOKEN]
      - [prepare.environment-variable.REGION, second.environment-variable.REGION]
                                      ^^^^^^ edge-source-missing: Step "prepare" has no environment variable "REGION"
      - [first.environment-variable.REGION, train.environment-variable.REGION]
                                                                       ^^^^^^ warning edge-target-missing: Step "train" has no environment variable "REGION"
`,
      overridingNodes,
    ),
  );
});

test("edge-source-missing says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-source-missing",
    [
      [
        "[prepare.parameters.rat, train.parameters.epoch]",
        "«rat» | add «»→«⏎      - { name: rat, optional: true }»",
      ],
      [
        "[prepare.parameter.extra, train.parameter.epoch]",
        "«extra» | add «»→«⏎      - { name: extra, optional: true }»",
      ],
      [
        "[prepare.parameter.new, train.parameter.epochs]",
        "«new» | add «»→«⏎      - { name: new, type: integer, optional: true }»",
      ],
      [
        "[train.output.modl.pkl, search.input.data]",
        "«modl.pkl» | choose «modl.pkl»→«model.pkl» | add «»→«⏎      - { name: modl.pkl }»",
      ],
      ["[train.output.other, search.input.data]", "«other» | add «»→«⏎      - { name: other }»"],
      [
        "[prepare.input.images, train.input.data]",
        "«images» | add «»→«⏎      - { name: images, optional: true }»",
      ],
      [
        "[prepare.environment-variable.OTHER, train.environment-variable.OTHER]",
        "«OTHER» | add «»→«⏎      - { name: OTHER }»",
      ],
      ["[search.output.x.csv, train.input]", "«x.csv» | add «»→«⏎      - { name: x.csv }»"],
    ],
    asEdge,
  );
});
