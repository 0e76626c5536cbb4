import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-target-missing reports an input that the step does not declare", () => {
  checkRule(
    "edge-target-missing",
    edgesFile(`
      - [prepare.output.*, train.input.dta]
                                       ^^^ edge-target-missing: Step "train" has no input "dta"
`),
  );
});

test("edge-target-missing reports a parameter of a task node's step", () => {
  checkRule(
    "edge-target-missing",
    edgesFile(`
      - [prepare.metadata.x, search.parameter.momentum]
                                              ^^^^^^^^ edge-target-missing: Step "train" has no parameter "momentum"
`),
  );
});

test("edge-target-missing only warns of an environment variable, which need not be declared", () => {
  checkRule(
    "edge-target-missing",
    edgesFile(`
      - [prepare.environment-variable.TOKEN, train.environment-variable.SECRET]
                                                                        ^^^^^^ warning edge-target-missing: Step "train" has no environment variable "SECRET"
`),
  );
});

test("edge-target-missing does not take a pattern for an input", () => {
  checkRule(
    "edge-target-missing",
    edgesFile(`
      - [prepare.output.*, train.input.d*]
                                       ^^ edge-target-missing: Step "train" has no input "d*"
`),
  );
});

test("edge-target-missing is content with what the step declares", () => {
  checkRule(
    "edge-target-missing",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - [prepare.metadata.x, search.parameter.rate]
`),
  );
});

test("edge-target-missing leaves a node of an unknown step alone", () => {
  checkRule(
    ["edge-target-missing", "node-step-missing"],
    edgesFile(
      `
      - [prepare.output.*, lost.input.anything]
`,
      `      - { name: lost, type: execution, step: evaluate }
                                             ^^^^^^^^ node-step-missing: No step is named "evaluate"
`,
    ),
  );
});

test("edge-target-missing stays quiet until the key is typed", () => {
  checkTyping("edge-target-missing", edgesFile("      - [prepare.output.*, train.input.<|>]\n"));
});

test("edge-target-missing offers the nearest name", () => {
  checkFix(
    "edge-target-missing",
    'choose: Change to "data"',
    edgesFile(`
      - [prepare.output.*, "train.input.dtaa"] # keep
`),
    edgesFile(`
      - [prepare.output.*, "train.input.data"] # keep
`),
  );
});

test("edge-target-missing declares the input on the step", () => {
  const file = edgesFile("      - [prepare.output.*, train.input.labels]\n");
  const extra = "      - { name: extra, optional: true }\n";
  checkFix(
    "edge-target-missing",
    'add: Declare input "labels" in step "train"',
    file,
    file.replace(extra, `${extra}      - { name: labels, optional: true }\n`),
  );
});

test("edge-target-missing declares a parameter with the type of its source", () => {
  const file = edgesFile("      - [prepare.parameter.rate, train.parameter.momentum]\n");
  const flag = "      - { name: verbose, type: flag }\n";
  checkFix(
    "edge-target-missing",
    'add: Declare parameter "momentum" in step "train"',
    file,
    file.replace(flag, `${flag}      - { name: momentum, type: float, optional: true }\n`),
  );
});

test("edge-target-missing says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-target-missing",
    [
      [
        "[prepare.outputs.*, train.inputs.dat]",
        "«dat» | add «»→«⏎      - { name: dat, optional: true }»",
      ],
      [
        "[prepare.parameters.rat, train.parameters.epoch]",
        "«epoch» | choose «epoch»→«epochs» | add «»→«⏎      - { name: epoch, optional: true }»",
      ],
      [
        "[prepare.parameter.extra, train.parameter.epoch]",
        "«epoch» | choose «epoch»→«epochs» | add «»→«⏎      - { name: epoch, optional: true }»",
      ],
      [
        "[prepare.parameter.rate, train.parameter.speed]",
        "«speed» | add «»→«⏎      - { name: speed, type: float, optional: true }»",
      ],
      [
        "[prepare.metadata.rate, train.parameter.speed]",
        "«speed» | add «»→«⏎      - { name: speed, optional: true }»",
      ],
      [
        "[prepare.environment-variable.OTHER, train.environment-variable.OTHER]",
        "«OTHER» | add «»→«⏎      - { name: OTHER }»",
      ],
      [
        "{ source: prepare.output.*, target: train.input.dat }",
        "«dat» | add «»→«⏎      - { name: dat, optional: true }»",
      ],
      [
        "[nobody.parameter.rate, train.parameter.speed]",
        "«speed» | add «»→«⏎      - { name: speed, optional: true }»",
      ],
      [
        "[serve.parameter.rate, train.parameter.speed]",
        "«speed» | add «»→«⏎      - { name: speed, optional: true }»",
      ],
      [
        "['prepare.parameter.rate', \"train.parameter.speed\"]",
        "«speed» | add «»→«⏎      - { name: speed, type: float, optional: true }»",
      ],
    ],
    asEdge,
  );
});
