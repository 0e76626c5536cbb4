import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";
import { file, pipeline, step } from "../../../support/snippets.ts";

test("prop-unknown reports a misspelt key, and not that it is missing", () => {
  checkDiagnostics(`
  - step:
      name: train
      imgae: python:3.12
      ^^^^^ prop-unknown: Unknown property "imgae" in step; did you mean "image"?
      command: train
`);
});

test("prop-unknown reports a key that is near to none", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      zebra: 1
      ^^^^^ prop-unknown: Unknown property "zebra" in step
    `,
      ),
    ),
  );
});

test("prop-unknown judges a node by its type and says where its key belongs", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(`
      - name: a
        type: execution
        step: train
        parameters:
        ^^^^^^^^^^ prop-unknown: A node sets "parameters" below "override"
          - { name: x, default: y }
    `),
    ),
  );
});

test("prop-unknown reports keys inside a merged mapping where they are written", () => {
  checkDiagnostics(`
  - x: &base
      image: python:3.12
      zebra: 1
      ^^^^^ prop-unknown: Unknown property "zebra" in step
  - step:
      <<: *base
      name: train
      command: train
`);
});

test("prop-unknown allows any key where Valohai does", () => {
  checkDiagnostics(
    file(
      `
      - deployment:
          name: shop
          defaults: { target: x, allow-cors: true }
    `,
      `
      - definitions:
          anything: &goes 1
    `,
    ),
  );
});

test("prop-unknown stays quiet while the key is being typed", () => {
  checkTyping(
    "prop-unknown",
    file(
      step(
        "train",
        `
      zeb<|>
    `,
      ),
    ),
  );
});

test("prop-unknown renames the key", () => {
  checkFix(
    "prop-unknown",
    'Change to "image"',
    `
    - step:
        name: train
        imgae: python:3.12 # keep
        command: train
  `,
    `
    - step:
        name: train
        image: python:3.12 # keep
        command: train
  `,
  );
});

test("prop-unknown removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-unknown",
    'Remove "zebra"',
    text(`
    zebra:
      - 1
    # keep
    description: x
  `),
    text(`
    # keep
    description: x
  `),
  );
});

test("prop-unknown moves the key into a new override", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "prop-unknown",
    'Move "parameters" into "override"',
    text(`
    - name: a
      type: execution
      step: train
      parameters:
        # keep
        - { name: x, default: y }
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters:
          # keep
          - { name: x, default: y }
  `),
  );
});

test("prop-unknown moves the key into the override that is there", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "prop-unknown",
    'Move "image" into "override"',
    text(`
    - name: a
      type: execution
      step: train
      image: python:3.13 # keep
      override:
        parameters: [{ name: x, default: y }]
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters: [{ name: x, default: y }]
        image: python:3.13 # keep
  `),
  );
});
