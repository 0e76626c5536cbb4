import { test } from "node:test";
import { checkFix } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

test("yaml-odd-character names a character of a value that looks like a space or is invisible", () => {
  checkRule(
    "yaml-odd-character",
    `
- step:
    name: train
    image: python:3.12\u00a0
                      ^ yaml-odd-character: There is a no-break space (U+00A0) here; write an ordinary space
    command:
      - python\u00a0train.py
              ^ yaml-odd-character: There is a no-break space (U+00A0) here; write an ordinary space
      - "echo\u200b done"
             ^ yaml-odd-character: There is a zero width space (U+200B) here; remove it
      - |
        one
        two\u00a0three
           ^ yaml-odd-character: There is a no-break space (U+00A0) here; write an ordinary space
`,
  );
});

test("yaml-odd-character says that curly quotes do not quote", () => {
  checkRule(
    "yaml-odd-character",
    `
- step:
    name: train
    image: \u201cpython:3.12\u201d
           ^^^^^^^^^^^^^ yaml-odd-character: These quotes are part of the text; write straight quotes, or none
    command: echo \u201cdone\u201d
`,
  );
});

test("yaml-odd-character leaves alone what people read, and letters that are joined", () => {
  checkRule(
    "yaml-odd-character",
    `
- step:
    name: \u0645\u06cc\u200c\u0634\u0648\u062f
    image: python:3.12
    description: It takes 3\u00a0hours \u201cat most\u201d
    command: run
`,
  );
});

test("yaml-odd-character offers the ordinary characters", () => {
  const step = (image: string) => `- step: { name: train, image: ${image}, command: run }\n`;
  checkFix("yaml-odd-character", "choose: Replace it with a space", step("a\u00a0b"), step("a b"));
  checkFix("yaml-odd-character", "choose: Remove the character", step("a\u200bb"), step("ab"));
  checkFix(
    "yaml-odd-character",
    "choose: Write straight quotes",
    step("\u201ca b\u201d"),
    step('"a b"'),
  );
});
