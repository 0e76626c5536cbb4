import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip } from "../../../../support/check-rule.ts";
import { file, step } from "../../../../support/yaml.ts";

test("yaml-swallowed-line reports an entry that is part of the text above", () => {
  checkSlip(
    "yaml-swallowed-line",
    `
  - step:
      name: train
      image: python:3.12
      command:
        - prepare
          - train
          ^^^^^^^ yaml-swallowed-line: This is not a list entry but part of the text above
`,
  );
});

test("yaml-swallowed-line allows text over several lines", () => {
  checkSlip(
    "yaml-swallowed-line",
    `
  - step:
      name: train
      image: python:3.12
      command:
        - prepare
          --all
          -x
`,
  );
});

test("yaml-swallowed-line allows dashes in block text", () => {
  checkSlip(
    "yaml-swallowed-line",
    file(
      step(
        "train",
        `
      description: |
        a
        - b
    `,
      ),
    ),
  );
});

test("yaml-swallowed-line allows dashes in quotes", () => {
  checkSlip(
    "yaml-swallowed-line",
    file(
      step(
        "train",
        `
      description: "a
        - b"
    `,
      ),
    ),
  );
});

test("yaml-swallowed-line stays quiet while the entry is being typed", () => {
  checkTyping(
    "yaml-swallowed-line",
    `
  - step:
      name: train
      image: python:3.12
      command:
        - prepare
        -<|>
`,
  );
});
