import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";
import { file, step } from "../../../support/snippets.ts";

test("yaml-duplicate-key reports each later key", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      description: a
      description: b
      ^^^^^^^^^^^ yaml-duplicate-key: "description" is repeated; only the last one counts
      description: c
      ^^^^^^^^^^^ yaml-duplicate-key: "description" is repeated; only the last one counts
    `,
      ),
    ),
  );
});

test("yaml-duplicate-key reports keys in brackets and deep inside", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, type: float }]
                                             ^^^^ yaml-duplicate-key: "type" is repeated; only the last one counts
    `,
      ),
    ),
  );
});

test("yaml-duplicate-key compares keys by what they say, not by their quotes", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      description: a
      "description": b
      ^^^^^^^^^^^^^ yaml-duplicate-key: "description" is repeated; only the last one counts
    `,
      ),
    ),
  );
});

test("yaml-duplicate-key allows a key to take the place of a merged one", () => {
  checkDiagnostics(`
  - x: &base
      image: python:3.12
  - step:
      <<: *base
      name: train
      image: python:3.13
      command: train
`);
});

test("yaml-duplicate-key allows several merge keys", () => {
  checkDiagnostics(`
  - x: &a { image: python:3.12 }
  - y: &b { command: train }
  - step:
      <<: *a
      <<: *b
      name: train
`);
});

test("yaml-duplicate-key allows the same key in other mappings", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: a }, { name: b }]
    `,
      ),
    ),
  );
});

test("yaml-duplicate-key stays quiet while the second key is being typed", () => {
  checkTyping(
    "yaml-duplicate-key",
    file(
      step(
        "train",
        `
      description: a
      descriptio<|>
    `,
      ),
    ),
  );
});

test("yaml-duplicate-key removes the earlier one, which is lost anyway", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "yaml-duplicate-key",
    "Remove the earlier one",
    text(`
    # keep
    description: a
    time-limit: 60 # keep
    description: b
  `),
    text(`
    # keep
    time-limit: 60 # keep
    description: b
  `),
  );
});
