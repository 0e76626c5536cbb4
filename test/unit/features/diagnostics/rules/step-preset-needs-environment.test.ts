import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("step-preset-needs-environment reports the key of a step", () => {
  checkRule(
    "step-preset-needs-environment",
    file(
      step(
        "train",
        `
      runtime-config-preset: big
      ^^^^^^^^^^^^^^^^^^^^^ step-preset-needs-environment: "runtime-config-preset" needs an "environment" next to it
    `,
      ),
    ),
  );
});

test("step-preset-needs-environment reports the key of an override, even if the step has an environment", () => {
  checkRule(
    "step-preset-needs-environment",
    file(
      step(
        "train",
        `
      environment: e
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { runtime-config-preset: big } }
                                                             ^^^^^^^^^^^^^^^^^^^^^ step-preset-needs-environment: "runtime-config-preset" needs an "environment" next to it
    `),
    ),
  );
});

test("step-preset-needs-environment allows both in one place", () => {
  checkRule(
    "step-preset-needs-environment",
    file(
      step(
        "train",
        `
      environment: e
      runtime-config-preset: big
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { environment: e, runtime-config-preset: big } }
    `),
    ),
  );
});

test("step-preset-needs-environment stays quiet while the preset is not written", () => {
  checkTyping(
    "step-preset-needs-environment",
    file(
      step(
        "train",
        `
      runtime-config-preset:<|>
    `,
      ),
    ),
  );
});

test("step-preset-needs-environment adds an environment that another step has", () => {
  const text = (keys: string) =>
    file(
      step(
        "prepare",
        `
      environment: aws-cpu
    `,
      ),
      step("train", keys),
    );
  checkFix(
    "step-preset-needs-environment",
    'add: Add "environment: aws-cpu"',
    text(`
    runtime-config-preset: big # keep
  `),
    text(`
    runtime-config-preset: big # keep
    environment: aws-cpu
  `),
  );
});

test("step-preset-needs-environment adds an environment to an override", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      environment: e
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "step-preset-needs-environment",
    'add: Add "environment: e"',
    text(`
    - name: a
      type: execution
      step: train
      override:
        runtime-config-preset: big # keep
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        runtime-config-preset: big # keep
        environment: e
  `),
  );
});
