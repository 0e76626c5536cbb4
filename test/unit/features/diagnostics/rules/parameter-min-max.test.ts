import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, step } from "../../../../support/snippets.ts";

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
    'Swap "min" and "max"',
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
    'Remove "min"',
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
