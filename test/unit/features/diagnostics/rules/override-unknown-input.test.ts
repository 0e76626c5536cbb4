import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("override-unknown-input reports each input that the step does not declare", () => {
  checkRule(
    "override-unknown-input",
    file(
      step(
        "train",
        `
      inputs: [{ name: rate, default: "1" }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { inputs: [{ name: b, default: "1" }, { name: c, default: "2" }] } }
                                                                              ^ override-unknown-input: Step "train" has no input "b"
                                                                                                         ^ override-unknown-input: Step "train" has no input "c"
    `),
    ),
  );
});

test("override-unknown-input suggests only what is not overridden yet", () => {
  checkRule(
    "override-unknown-input",
    file(
      step(
        "train",
        `
      inputs: [{ name: rates, default: "1" }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { inputs: [{ name: rates, default: "1" }, { name: rate, default: "2" }] } }
                                                                                                             ^^^^ override-unknown-input: Step "train" has no input "rate"
    `),
    ),
  );
});

test("override-unknown-input leaves a step of another commit alone", () => {
  checkRule(
    "override-unknown-input",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train, commit: main, override: { inputs: [{ name: b, default: "1" }] } }
    `),
    ),
  );
});

test("override-unknown-input allows what the step of the blueprint declares", () => {
  checkRule(
    "override-unknown-input",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer }]
      inputs: [{ name: b, default: "s3://a/b" }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      pipeline(`
      - { name: a, type: task, task: search, override: { inputs: [{ name: b, default: "z" }] } }
    `),
    ),
  );
});

test("override-unknown-input stays quiet while the name is not written", () => {
  checkTyping(
    "override-unknown-input",
    file(
      step("train"),
      pipeline(`
      - name: a
        type: execution
        step: train
        override:
          inputs:
            - name:<|>
    `),
    ),
  );
});

test("override-unknown-input changes to the nearest name", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      inputs: [{ name: rate, default: "1" }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "override-unknown-input",
    'choose: Change to "rate"',
    text(`
    - name: a
      type: execution
      step: train
      override:
        inputs:
          - name: raet # keep
            default: "2"
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        inputs:
          - name: rate # keep
            default: "2"
  `),
  );
});

test("override-unknown-input declares it on the step", () => {
  const text = (keys: string) =>
    file(
      step("train", keys),
      pipeline(`
      - { name: a, type: execution, step: train, override: { inputs: [{ name: b, default: "2" }] } }
    `),
    );
  checkFix(
    "override-unknown-input",
    'add: Declare input "b" in step "train"',
    text(`
    inputs:
      - name: rate # keep
        default: "1"
  `),
    text(`
    inputs:
      - name: rate # keep
        default: "1"
      - name: b
  `),
  );
});

test("override-unknown-input trusts what a step lists under a key with a slip", () => {
  checkRule(
    ["override-unknown-input", "prop-unknown"],
    file(
      step(
        "train",
        `
      input: [{ nam: rate, default: "1" }]
      ^^^^^ prop-unknown: Unknown property "input" in step; did you mean "inputs"?
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { inputs: [{ name: rate, default: "1" }] } }
    `),
    ),
  );
});

test("override-unknown-input says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "override-unknown-input",
    [
      [
        "{ name: n, type: execution, step: train, override: { inputs: [{ name: dat, default: x }] } }",
        "«dat» | add «»→«, { name: dat }»",
      ],
      [
        "{ name: n, type: execution, step: other, override: { parameters: [{ name: a, default: 1 }], inputs: [{ name: d }] } }",
        "«d» | add «»→«, inputs: [{ name: d, optional: true }]»",
      ],
    ],
    asNode,
  );
});

test("override-unknown-input says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "override-unknown-input",
    [
      [
        "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a\n            - name: z\n          inputs:\n            - name: dta",
        "«dta» | add «»→«, { name: dta, optional: true }»",
      ],
    ],
    asNodeBlock,
  );
});
