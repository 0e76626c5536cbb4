import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { file, step } from "../../../../support/snippets.ts";

test("param-flag-optional reports the key", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, optional: true }]
                                          ^^^^^^^^ param-flag-optional: "optional" has no effect on a flag, which may always be left out
    `,
      ),
    ),
  );
});

test("param-flag-optional allows what says nothing", () => {
  checkDiagnostics(
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

test("param-flag-optional allows other types to be optional", () => {
  checkDiagnostics(
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

test("param-flag-optional stays quiet while the word is not written", () => {
  checkTyping(
    "param-flag-optional",
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

test("param-flag-optional removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "param-flag-optional",
    'Remove "optional"',
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
