import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskKeys } from "../../../../support/part-places.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("task-step-missing reports the step alone, not what hangs on it", () => {
  checkRule(
    "task-step-missing",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      `
      - task:
          name: search
          step: other
                ^^^^^ task-step-missing: No step is named "other"
          parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
    ),
  );
});

test("task-step-missing says so once where a pipeline runs the task", () => {
  checkSlip(
    "task-step-missing",
    file(
      `
      - task:
          name: search
          step: other
                ^^^^^ task-step-missing: No step is named "other"
          parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      pipeline(`
      - { name: a, type: task, task: search, override: { parameters: [{ name: y, default: 1 }] } }
    `),
    ),
  );
});

test("task-step-missing allows a step that is defined below", () => {
  checkRule(
    "task-step-missing",
    file(
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
    ),
  );
});

test("task-step-missing stays quiet while the name is not written", () => {
  checkTyping(
    "task-step-missing",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      `
      - task:
          name: search
          step:<|>
    `,
    ),
  );
});

test("task-step-missing creates the step with the parameters of the task", () => {
  const text = (text: string) => file(step("train"), text);
  checkFix(
    "task-step-missing",
    'add: Create step "other"',
    text(`
    # Settings of the search.
    - task:
        name: search
        step: other # keep
        parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    - step:
        name: other
        image: python:3.12
        command: python main.py {parameters}
        parameters:
          - name: x
    # Settings of the search.
    - task:
        name: search
        step: other # keep
        parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
  );
});

test("task-step-missing changes to the nearest name", () => {
  const text = (text: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      text,
    );
  checkFix(
    "task-step-missing",
    'choose: Change to "train"',
    text(`
    - task:
        name: search
        step: trian # keep
        parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    - task:
        name: search
        step: train # keep
        parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
  );
});

test("task-step-missing says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-step-missing",
    [
      [
        "step: trian",
        "«trian» | choose «trian»→«train» | add «»→«- step:⏎    name: trian⏎    image: python:3.12⏎    command: python main.py⏎»",
      ],
      [
        "step: trian\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }]",
        "«trian» | choose «trian»→«train» | add «»→«- step:⏎    name: trian⏎    image: python:3.12⏎    command: python main.py {parameters}⏎    parameters:⏎      - name: z⏎»",
      ],
      [
        'step: ""\n    parameters: []',
        '«""» | add «»→«- step:⏎    name: ""⏎    image: python:3.12⏎    command: python main.py⏎»',
      ],
    ],
    asTaskKeys,
  );
});
