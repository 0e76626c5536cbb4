import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, step } from "../../../../support/snippets.ts";

test("parameter-pass-true-nonflag reports each key that is not read", () => {
  checkRule(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, pass-true-as: --a, pass-false-as: --b }]
                                             ^^^^^^^^^^^^ parameter-pass-true-nonflag: "pass-true-as" applies to flags only, and "a" is not a flag: its type is integer
                                                                ^^^^^^^^^^^^^ parameter-pass-true-nonflag: "pass-false-as" applies to flags only, and "a" is not a flag: its type is integer
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag reports a parameter without a type, which is a string", () => {
  checkRule(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-true-as: --a }]
                              ^^^^^^^^^^^^ parameter-pass-true-nonflag: "pass-true-as" applies to flags only, and "a" is not a flag: it has no type
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag allows flags", () => {
  checkRule(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, pass-true-as: --a }]
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag stays quiet while the type is being typed", () => {
  checkTyping(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          pass-true-as: --a
          type: fl<|>
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-pass-true-nonflag",
    'Remove "pass-false-as"',
    text(`
    parameters:
      - name: a # keep
        pass-false-as: --b
        type: integer
  `),
    text(`
    parameters:
      - name: a # keep
        type: integer
  `),
  );
});
