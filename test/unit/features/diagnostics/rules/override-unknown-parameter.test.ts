import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("override-unknown-parameter reports each parameter that the step does not declare", () => {
  checkRule(
    "override-unknown-parameter",
    file(
      step(
        "train",
        `
      parameters: [{ name: rate, default: "1" }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { parameters: [{ name: b, default: "1" }, { name: c, default: "2" }] } }
                                                                                  ^ override-unknown-parameter: Step "train" has no parameter "b"
                                                                                                             ^ override-unknown-parameter: Step "train" has no parameter "c"
    `),
    ),
  );
});

test("override-unknown-parameter suggests only what is not overridden yet", () => {
  checkRule(
    "override-unknown-parameter",
    file(
      step(
        "train",
        `
      parameters: [{ name: rates, default: "1" }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { parameters: [{ name: rates, default: "1" }, { name: rate, default: "2" }] } }
                                                                                                                 ^^^^ override-unknown-parameter: Step "train" has no parameter "rate"
    `),
    ),
  );
});

test("override-unknown-parameter leaves a step of another commit alone", () => {
  checkRule(
    "override-unknown-parameter",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train, commit: main, override: { parameters: [{ name: b, default: "1" }] } }
    `),
    ),
  );
});

test("override-unknown-parameter allows what the step of the blueprint declares", () => {
  checkRule(
    "override-unknown-parameter",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer }, { name: b, default: y }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      pipeline(`
      - { name: a, type: task, task: search, override: { parameters: [{ name: b, default: "z" }] } }
    `),
    ),
  );
});

test("override-unknown-parameter stays quiet while the name is not written", () => {
  checkTyping(
    "override-unknown-parameter",
    file(
      step("train"),
      pipeline(`
      - name: a
        type: execution
        step: train
        override:
          parameters:
            - name:<|>
    `),
    ),
  );
});

test("override-unknown-parameter changes to the nearest name", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: rate, default: "1" }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "override-unknown-parameter",
    'choose: Change to "rate"',
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters:
          - name: raet # keep
            default: "2"
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters:
          - name: rate # keep
            default: "2"
  `),
  );
});

test("override-unknown-parameter declares it on the step", () => {
  const text = (keys: string) =>
    file(
      step("train", keys),
      pipeline(`
      - { name: a, type: execution, step: train, override: { parameters: [{ name: b, default: "2" }] } }
    `),
    );
  checkFix(
    "override-unknown-parameter",
    'add: Declare parameter "b" in step "train"',
    text(`
    parameters:
      - name: rate # keep
        default: "1"
  `),
    text(`
    parameters:
      - name: rate # keep
        default: "1"
      - name: b
  `),
  );
});

test("override-unknown-parameter says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "override-unknown-parameter",
    [
      [
        "{ name: n, type: execution, step: train, override: { parameters: [{ name: z, default: 2 }] } }",
        "«z» | add «»→«, { name: z }»",
      ],
      [
        "{ name: n, type: execution, step: train, override: { parameters: [{ name: z }] } }",
        "«z» | add «»→«, { name: z, optional: true }»",
      ],
      [
        "{ name: n, type: task, task: sweep, override: { parameters: [{ name: z, default: 2 }] } }",
        "«z» | add «»→«, { name: z }»",
      ],
      [
        "{ name: n, type: execution, step: other, override: { parameters: [{ name: a, default: 1 }], inputs: [{ name: d }] } }",
        "«a» | add «»→«, parameters: [{ name: a, optional: true }]»",
      ],
    ],
    asNode,
  );
});

test("override-unknown-parameter says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "override-unknown-parameter",
    [
      [
        "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a\n            - name: z\n          inputs:\n            - name: dta",
        "«z» | add «»→«, { name: z, optional: true }»",
      ],
    ],
    asNodeBlock,
  );
});
