import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile, asNode } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("node-step-missing reports a step that is not defined", () => {
  checkRule(
    "node-step-missing",
    file(
      step("train"),
      pipeline(`
      - { name: b, type: execution, step: trian }
                                          ^^^^^ node-step-missing: No step is named "trian"; did you mean "train"?
    `),
    ),
  );
});

test("node-step-missing reports the step alone, not what hangs on it", () => {
  checkRule(
    "node-step-missing",
    file(
      step("train"),
      pipeline(
        `
      - name: a
        type: task
        step: other
              ^^^^^ node-step-missing: No step is named "other"
        override:
          parameters: [{ name: x, default: 1 }]
      - { name: b, type: execution, step: train }
    `,
        `
      parameters:
        - { name: rate, targets: [a.parameter.x] }
      edges:
        - [b.metadata.y, a.parameter.w]
        - [b.output.*, a.input.z]
    `,
      ),
    ),
  );
});

test("node-step-missing leaves nodes of another commit alone", () => {
  checkRule(
    "node-step-missing",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: trian, commit: main }
    `),
    ),
  );
});

test("node-step-missing stays quiet while the name is not written", () => {
  checkTyping(
    "node-step-missing",
    file(
      step("train"),
      pipeline(`
      - name: a
        type: execution
        step:<|>
    `),
    ),
  );
});

test("node-step-missing changes to the nearest name", () => {
  const text = (nodes: string) => file(step("train"), pipeline(nodes));
  checkFix(
    "node-step-missing",
    'choose: Change to "train"',
    text(`
    - { name: b, type: execution, step: trian } # keep
  `),
    text(`
    - { name: b, type: execution, step: train } # keep
  `),
  );
});

test("node-step-missing creates the step with all that its nodes are given", () => {
  checkFix(
    "node-step-missing",
    'add: Create step "other"',
    file(
      step("train"),
      pipeline(
        `
      - name: a
        type: execution
        step: other
        override:
          parameters: [{ name: x, default: 1 }]
      - { name: b, type: execution, step: train }
      - { name: c, type: execution, step: other }
    `,
        `
      parameters:
        - { name: rate, targets: [a.parameter.x, c.parameter.x] }
      edges:
        - [b.metadata.y, a.parameter.y]
        - [b.output.*, a.input.z]
    `,
      ),
    ),
    `
    - step:
        name: train
        image: python:3.12
        command: python train.py
    - step:
        name: other
        image: python:3.12
        command: python main.py {parameters}
        inputs:
          - name: z
            optional: true
        parameters:
          - name: x
          - name: y
            optional: true
    - pipeline:
        name: main
        nodes:
          - name: a
            type: execution
            step: other
            override:
              parameters: [{ name: x, default: 1 }]
          - { name: b, type: execution, step: train }
          - { name: c, type: execution, step: other }
        parameters:
          - { name: rate, targets: [a.parameter.x, c.parameter.x] }
        edges:
          - [b.metadata.y, a.parameter.y]
          - [b.output.*, a.input.z]
  `,
  );
});

test("node-step-missing creates the step", () => {
  checkFix(
    "node-step-missing",
    'add: Create step "evaluate"',
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: evaluate } # keep
    `),
    ),
    `
    - step:
        name: train
        image: python:3.12
        command: python train.py
    - step:
        name: evaluate
        image: python:3.12
        command: python main.py
    - pipeline:
        name: main
        nodes:
          - { name: a, type: execution, step: train }
          - { name: b, type: execution, step: evaluate } # keep
        edges: []
  `,
  );
});

test("node-step-missing says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "node-step-missing",
    [
      [
        "- pipeline: { name: p, nodes: [{ name: a, type: task, step: s, image: x, parameters: [], inputs: [] }], edges: [] }",
        "«s» | add «»→«- step:⏎    name: s⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
      [
        "- pipeline: { name: p, nodes: [{ name: a, type: execution, step: s, command: x, environment: e }], edges: [] }",
        "«s» | add «»→«- step:⏎    name: s⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
    ],
    asFile,
  );
});

test("node-step-missing says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "node-step-missing",
    [
      [
        "{ name: n, type: execution, step: trian, actions: [{ when: node-complete, if: parameter.z > 0.5, then: stop-pipeline }] }",
        "«trian» | choose «trian»→«train» | add «»→«- step:⏎    name: trian⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
      [
        "{ name: n, type: execution, step: trian, override: { parameters: [{ name: z, default: 2 }] } }",
        "«trian» | choose «trian»→«train» | add «»→«- step:⏎    name: trian⏎    image: python:3.12⏎    command: python main.py {parameters}⏎    parameters:⏎      - name: z⏎»",
      ],
      [
        "{ name: n, type: execution, step: trian, override: { parameters: [{ name: a }] } }",
        "«trian» | choose «trian»→«train» | add «»→«- step:⏎    name: trian⏎    image: python:3.12⏎    command: python main.py {parameters}⏎    parameters:⏎      - name: a⏎»",
      ],
      [
        "{ name: n, type: execution, step: trian }",
        "«trian» | choose «trian»→«train» | add «»→«- step:⏎    name: trian⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
      [
        "{ name: n, type: execution, step: nothing }",
        "«nothing» | add «»→«- step:⏎    name: nothing⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
      [
        "{ name: n, type: execution, step: sweep }",
        "«sweep» | add «»→«- step:⏎    name: sweep⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
      [
        "{ name: n, type: task, step: trian }",
        "«trian» | choose «trian»→«train» | add «»→«- step:⏎    name: trian⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
      [
        '{ name: n, type: execution, step: "" }',
        '«""» | add «»→«- step:⏎    name: ""⏎    image: python:3.12⏎    command: python main.py⏎»',
      ],
      [
        "{ name: n, type: task, task: sweep, step: nothing }",
        "«nothing» | add «»→«- step:⏎    name: nothing⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
    ],
    asNode,
  );
});

test("node-step-missing leaves nodes alone that run no step of the file", async (t) => {
  await checkFixRows(
    t,
    "node-step-missing",
    [
      ["{ name: r, type: execution, step: nobody, commit: main }"],
      ["{ name: r, type: deployment, deployment: prod, endpoints: [api], step: nobody }"],
      ["{ name: r, type: execution }"],
    ],
    asNode,
  );
});
