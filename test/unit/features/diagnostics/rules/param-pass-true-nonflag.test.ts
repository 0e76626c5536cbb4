import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { file, step } from "../../../../support/snippets.ts";

test("param-pass-true-nonflag reports each key that is not read", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, pass-true-as: --a, pass-false-as: --b }]
                                             ^^^^^^^^^^^^ param-pass-true-nonflag: "pass-true-as" applies to flags only, and "a" is not a flag: its type is integer
                                                                ^^^^^^^^^^^^^ param-pass-true-nonflag: "pass-false-as" applies to flags only, and "a" is not a flag: its type is integer
    `,
      ),
    ),
  );
});

test("param-pass-true-nonflag reports a parameter without a type, which is a string", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-true-as: --a }]
                              ^^^^^^^^^^^^ param-pass-true-nonflag: "pass-true-as" applies to flags only, and "a" is not a flag: it has no type
    `,
      ),
    ),
  );
});

test("param-pass-true-nonflag allows flags", () => {
  checkDiagnostics(
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

test("param-pass-true-nonflag stays quiet while the type is being typed", () => {
  checkTyping(
    "param-pass-true-nonflag",
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

test("param-pass-true-nonflag removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "param-pass-true-nonflag",
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
