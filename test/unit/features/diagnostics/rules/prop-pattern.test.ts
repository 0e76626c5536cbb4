import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("prop-pattern reports a name that is no address", () => {
  checkRule(
    "prop-pattern",
    `
  - endpoint: { name: Predict Digit, image: i, server-command: s }
                      ^^^^^^^^^^^^^ prop-pattern: "name" must be a lower-case letter and then one or more lower-case letters, digits or dashes, such as "predict-digit"
`,
  );
});

test("prop-pattern says that a name of one letter is too short", () => {
  checkRule(
    "prop-pattern",
    `
  - endpoint: { name: d, image: i, server-command: s }
                      ^ prop-pattern: "name" must be a lower-case letter and then one or more lower-case letters, digits or dashes, such as "predict-digit"
`,
  );
});

test("prop-pattern reports a mount without a target", () => {
  checkRule(
    "prop-pattern",
    file(
      step(
        "train",
        `
      mounts: [/data]
               ^^^^^ prop-pattern: "mounts" must be two absolute paths with a colon between them, such as "/data:/mnt/data"
    `,
      ),
    ),
  );
});

test("prop-pattern reports a selector without a value", () => {
  checkRule(
    "prop-pattern",
    `
  - endpoint: { name: predict, image: i, server-command: s, node-selector: gpu }
                                                                           ^^^ prop-pattern: "node-selector" must be a label with "=" and its value, such as "accelerator=tesla-v100"
`,
  );
});

test("prop-pattern allows letters, digits and dashes", () => {
  checkRule(
    "prop-pattern",
    `
  - endpoint: { name: a-1, image: i, server-command: s, node-selector: gpu=yes }
`,
  );
});

test("prop-pattern leaves durations to duration-invalid", () => {
  checkRule(
    ["prop-pattern", "duration-invalid"],
    file(
      step(
        "train",
        `
      time-limit: banana
                  ^^^^^^ duration-invalid: "banana" is not a duration such as 1h 30m
    `,
      ),
    ),
  );
});

test("prop-pattern stays quiet while the name is not written", () => {
  checkTyping(
    "prop-pattern",
    `
  - endpoint:
      name:<|>
      image: i
`,
  );
});

test("prop-pattern renames the endpoint wherever it is named", () => {
  checkFix(
    "prop-pattern",
    'choose: Rename to "predict-digit"',
    file(
      step("train"),
      `
      - endpoint:
          name: Predict_Digit # keep
          image: i
          server-command: s
          files: [{ name: model, path: m }]
    `,
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(
        `
      - { name: t, type: execution, step: train }
      - { name: d, type: deployment, deployment: shop, endpoints: [Predict_Digit] }
    `,
        `
      edges: [[t.output.*, d.file.Predict_Digit.model]]
    `,
      ),
    ),
    `
    - step:
        name: train
        image: python:3.12
        command: python train.py
    - endpoint:
        name: predict-digit # keep
        image: i
        server-command: s
        files: [{ name: model, path: m }]
    - deployment: { name: shop, defaults: { target: x } }
    - pipeline:
        name: main
        nodes:
          - { name: t, type: execution, step: train }
          - { name: d, type: deployment, deployment: shop, endpoints: [predict-digit] }
        edges: [[t.output.*, d.file.predict-digit.model]]
  `,
  );
});

test("prop-pattern says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "prop-pattern",
    [
      ['- endpoint: { name: API 2!, image: i, wsgi: "x:y" }', "«API 2!» | choose «API 2!»→«api-2»"],
      ['- endpoint: { name: -ab-, image: i, wsgi: "x:y" }', "«-ab-» | choose «-ab-»→«ab»"],
      ['- endpoint: { name: 1ab, image: i, wsgi: "x:y" }', "«1ab» | choose «1ab»→«ab»"],
    ],
    asFile,
  );
});

test("prop-pattern offers the letters of a name that an address can hold", async (t) => {
  await checkFixRows(
    t,
    "prop-pattern",
    [
      ["'My  App!'", "«'My  App!'» | choose «My  App!»→«my-app»"],
      ["'9-_lives'", "«'9-_lives'» | choose «9-_lives»→«lives»"],
      ["'É té'", "«'É té'» | choose «É té»→«e-te»"],
      ["A", "«A»"],
      ["'日本'", "«'日本'»"],
    ],
    (written) => `- endpoint: { name: ${written}, image: python, wsgi: app:main }\n`,
  );
});

test("prop-pattern makes a path absolute where all of it is a path", async (t) => {
  await checkFixRows(
    t,
    "prop-pattern",
    [
      ["data", "«data» | choose «data»→«/data»"],
      ["./data/x", "«./data/x» | choose «./data/x»→«/data/x»"],
      ["da ta", "«da ta»"],
      ["x ./data", "«x ./data»"],
      ["../data", "«../data»"],
      [".data", "«.data»"],
    ],
    (written) => step("train", `mounts: [{ source: /a, destination: ${written} }]`),
  );
});
