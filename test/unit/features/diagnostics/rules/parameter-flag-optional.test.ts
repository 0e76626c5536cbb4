import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-flag-optional reports the key", () => {
  checkRule(
    "parameter-flag-optional",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, optional: true }]
                                          ^^^^^^^^ parameter-flag-optional: "optional" has no effect on a flag, which may always be left out
    `,
      ),
    ),
  );
});

test("parameter-flag-optional allows what says nothing", () => {
  checkRule(
    "parameter-flag-optional",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, optional: false }]
    `,
      ),
    ),
  );
});

test("parameter-flag-optional allows other types to be optional", () => {
  checkRule(
    "parameter-flag-optional",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, optional: true }]
    `,
      ),
    ),
  );
});

test("parameter-flag-optional stays quiet while the word is not written", () => {
  checkTyping(
    "parameter-flag-optional",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type: flag
          optional:<|>
    `,
      ),
    ),
  );
});

test("parameter-flag-optional removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-flag-optional",
    'remove: Remove "optional"',
    text(`
    parameters:
      - name: a # keep
        optional: true
        type: flag
  `),
    text(`
    parameters:
      - name: a # keep
        type: flag
  `),
  );
});

test("parameter-flag-optional says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-flag-optional",
    [
      [
        "{ name: a, type: flag, optional: true }",
        "«optional» | unnecessary | remove «, optional: true»→«»",
      ],
    ],
    asParameter,
  );
});

test("parameter-flag-optional says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-flag-optional",
    [
      [
        "- name: a\n        type: flag\n        optional: true",
        "«optional» | unnecessary | remove «        optional: true⏎»→«»",
      ],
      [
        "- name: a\n        optional: true\n        type: flag",
        "«optional» | unnecessary | remove «        optional: true⏎»→«»",
      ],
    ],
    asParameterBlock,
  );
});

test("parameter-flag-optional wants a flag, and true", async (t) => {
  await checkFixRows(
    t,
    "parameter-flag-optional",
    [
      ["{ name: a, type: flag, optional: false }"],
      ["{ name: a, type: flag, optional: 5 }"],
      ["{ name: a, type: flag, optional: }"],
      ["{ name: a, type: string, optional: true }"],
    ],
    asParameter,
  );
});
