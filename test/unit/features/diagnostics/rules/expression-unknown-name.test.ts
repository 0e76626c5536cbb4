import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";
import { conditionFile } from "../../../../support/yaml.ts";

test("expression-unknown-name reports a name that is neither metadata nor a parameter", () => {
  checkRule(
    "expression-unknown-name",
    conditionFile(`accuracy > 0.8
                ^^^^^^^^ expression-unknown-name: A condition reads metadata.KEY or parameter.NAME; write metadata.accuracy for what the node printed`),
  );
});

test("expression-unknown-name reports a misspelt root", () => {
  checkRule(
    "expression-unknown-name",
    conditionFile(`metdata.accuracy > 0.8
                ^^^^^^^ expression-unknown-name: "metdata" does not exist here; did you mean "metadata"?`),
  );
});

test("expression-unknown-name reports a parameter that the step does not have", () => {
  checkRule(
    "expression-unknown-name",
    conditionFile(`parameter.epoch > 3
                          ^^^^^ expression-unknown-name: Step "train" has no parameter "epoch"; did you mean "epochs"?`),
  );
});

test("expression-unknown-name reports a root without a name", () => {
  checkRule(
    "expression-unknown-name",
    conditionFile(`metadata > 3
                ^^^^^^^^ expression-unknown-name: "metadata" needs a name after it, such as metadata.accuracy`),
  );
});

test("expression-unknown-name reports a function that does not exist", () => {
  checkRule(
    "expression-unknown-name",
    conditionFile(`len(metadata.ids) > 1
                ^^^ expression-unknown-name: There is no function "len"; only abs, min and max exist`),
  );
});

test("expression-unknown-name takes metadata, parameters and functions", () => {
  checkRule(
    "expression-unknown-name",
    conditionFile("min(metadata.a, parameter.epochs) > abs(metadata.b.c)"),
  );
});

test("expression-unknown-name leaves the names of a stop condition alone", () => {
  checkRule(
    "expression-unknown-name",
    `
- step:
    name: train
    image: busybox
    command: train
    stop-condition: accuracy > 0.9 and execution.duration > 60
`,
  );
});

test("expression-unknown-name leaves parameters of an unknown step to the rule for steps", () => {
  checkRule(
    ["expression-unknown-name", "node-step-missing"],
    conditionFile("parameter.speed > 3").replace(
      "step: train\n",
      `step: trian
              ^^^^^ node-step-missing: No step is named "trian"; did you mean "train"?\n`,
    ),
  );
});

test("expression-unknown-name stays quiet until a condition is written", () => {
  checkTyping("expression-unknown-name", conditionFile("<|>"));
  checkTyping("expression-unknown-name", conditionFile("metadata.<|>"));
});

test("expression-unknown-name offers the nearest parameter", () => {
  checkFix(
    "expression-unknown-name",
    'choose: Change to "epochs"',
    conditionFile("parameter.epoch > 3 # keep"),
    conditionFile("parameter.epochs > 3 # keep"),
  );
});

test("expression-unknown-name puts the root before a bare name", () => {
  checkFix(
    "expression-unknown-name",
    'choose: Change to "metadata.accuracy"',
    conditionFile("accuracy > 0.8"),
    conditionFile("metadata.accuracy > 0.8"),
  );
});

test("expression-unknown-name says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "expression-unknown-name",
    [
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: acc > 0.5, then: stop-pipeline }] }",
        "«acc» | choose «acc»→«metadata.acc»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadat.acc > 0.5, then: stop-pipeline }] }",
        "«metadat» | spelling «metadat»→«metadata»",
      ],
      [
        '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "mn(metadata.a, 1) > 0", then: stop-pipeline }] }',
        "«mn» | choose «mn»→«min»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: [metadata.a, acc], then: stop-pipeline }] }",
        "«acc» | choose «acc»→«metadata.acc»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: paramter.a > 1, then: stop-pipeline }] }",
        "«paramter» | spelling «paramter»→«parameter»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: other.a > 1, then: stop-pipeline }] }",
        "«other.a» | choose «other.a»→«metadata.other.a»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameters.a > 1, then: stop-pipeline }] }",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadta > 1, then: stop-pipeline }] }",
        "«metadta» | choose «metadta»→«metadata.metadta»",
      ],
      [
        '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "metadata.a > 1 and accuracy < 2 or parameter.q", then: stop-pipeline }] }',
        "«accuracy» | choose «accuracy»→«metadata.accuracy»",
        "«q»",
      ],
    ],
    asNode,
  );
});
