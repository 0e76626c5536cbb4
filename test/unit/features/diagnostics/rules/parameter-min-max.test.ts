import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-min-max reports limits that exclude every value", () => {
  checkRule(
    "parameter-min-max",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, min: 5, max: 1 }]
                                                  ^ parameter-min-max: No value is allowed: "min" 5 is greater than "max" 1
    `,
      ),
    ),
  );
});

test("parameter-min-max reports limits of what is no number", () => {
  checkRule(
    "parameter-min-max",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: flag, min: 0 }
                                 ^^^ parameter-min-max: "min" has no effect: "a" is a flag, not a number
        - { name: b, type: string, max: 1 }
                                   ^^^ parameter-min-max: "max" has no effect: "b" is a string, not a number
    `,
      ),
    ),
  );
});

test("parameter-min-max allows limits that leave one value", () => {
  checkRule(
    "parameter-min-max",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, min: 5, max: 5 }]
    `,
      ),
    ),
  );
});

test("parameter-min-max leaves a parameter without a type alone, whose type may be forgotten", () => {
  checkRule(
    "parameter-min-max",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, min: 5, max: 6 }]
    `,
      ),
    ),
  );
});

test("parameter-min-max stays quiet while the limit is not written", () => {
  checkTyping(
    "parameter-min-max",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type: integer
          min: 5
          max:<|>
    `,
      ),
    ),
  );
});

test("parameter-min-max swaps the limits", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-min-max",
    'choose: Swap "min" and "max"',
    text(`
    parameters:
      - name: a
        type: integer
        min: 5 # keep
        max: 1
  `),
    text(`
    parameters:
      - name: a
        type: integer
        min: 1 # keep
        max: 5
  `),
  );
});

test("parameter-min-max removes what has no effect", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-min-max",
    'remove: Remove "min"',
    text(`
    parameters:
      - name: a
        type: flag # keep
        min: 5
  `),
    text(`
    parameters:
      - name: a
        type: flag # keep
  `),
  );
});

test("parameter-min-max says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-min-max",
    [
      ["{ name: a, type: integer, min: 3, max: 1, default: 2 }", "«3» | choose «3»→«1» «1»→«3»"],
      [
        "{ name: a, type: float, min: 1.5, max: 0.5, default: 1 }",
        "«1.5» | choose «1.5»→«0.5» «0.5»→«1.5»",
      ],
      ["{ name: a, type: string, min: 1, default: x }", "«min» | remove «min: 1, »→«»"],
    ],
    asParameter,
  );
});

test("parameter-min-max says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-min-max",
    [
      [
        "- name: a\n        type: integer\n        min: 5\n        max: 2",
        "«5» | choose «5»→«2» «2»→«5»",
      ],
      ["- name: a\n        type: flag\n        min: 5", "«min» | remove «        min: 5⏎»→«»"],
    ],
    asParameterBlock,
  );
});

test("parameter-min-max compares two numbers", async (t) => {
  await checkFixRows(
    t,
    "parameter-min-max",
    [
      ["{ name: a, type: integer, min: 2, max: 1 }", "«2» | choose «2»→«1» «1»→«2»"],
      ["{ name: a, type: integer, min: 2, max: 2 }"],
      ["{ name: a, type: integer, min: 2 }"],
      ["{ name: a, type: integer, max: 2 }"],
      ['{ name: a, type: integer, min: "2", max: 1 }'],
      ['{ name: a, type: integer, min: 2, max: "1" }'],
      ["{ name: a, type: float, min: .inf, max: 1 }", "«.inf» | choose «.inf»→«1» «1»→«.inf»"],
    ],
    asParameter,
  );
});

test("parameter-min-max reports each limit of what is no number", async (t) => {
  await checkFixRows(
    t,
    "parameter-min-max",
    [
      [
        "{ name: a, type: string, min: 2, max: 1 }",
        "«min» | remove «min: 2, »→«»",
        "«max» | remove «, max: 1»→«»",
      ],
      ["{ name: a, type: flag, max: 5 }", "«max» | remove «, max: 5»→«»"],
      ["{ name: a, type: string, min: null, max: 5 }", "«max» | remove «, max: 5»→«»"],
      ["{ name: a, type: string, min: }"],
      ["{ name: a, min: 1, max: 0 }"],
    ],
    asParameter,
  );
});
