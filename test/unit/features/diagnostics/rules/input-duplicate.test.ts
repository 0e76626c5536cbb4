import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

const step = (inputs: string) => `
- step:
    name: train
    image: busybox
    command: train
    inputs:
${inputs}`;

test("input-duplicate reports a second input of the same name", () => {
  checkRule(
    "input-duplicate",
    step(`      - { name: data, default: "s3://bucket/a" }
      - { name: data, default: "s3://bucket/b" }
                ^^^^ input-duplicate: Input "data" is declared twice; only this one counts
`),
  );
});

test("input-duplicate leaves different names alone", () => {
  checkRule("input-duplicate", step("      - name: data\n      - name: Data\n"));
});

test("input-duplicate stays quiet while the second name is typed", () => {
  checkTyping("input-duplicate", step("      - name: data\n      - name: dat<|>\n"));
  checkTyping("input-duplicate", step("      - name:\n      - name:<|>\n"));
});

test("input-duplicate removes the input that does not count", () => {
  checkFix(
    "input-duplicate",
    "remove: Remove the earlier one",
    step(`      - name: data # old
        default: s3://bucket/a
      # the right one
      - name: data # new
        default: s3://bucket/b
`),
    step(`      # the right one
      - name: data # new
        default: s3://bucket/b
`),
  );
});

test("input-duplicate says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "input-duplicate",
    [
      [
        "- step: { name: a, image: i, command: c, inputs: [{ name: d }, { name: d }] }",
        "«d» | The first declaration: «d» | remove «{ name: d }, »→«»",
      ],
    ],
    asFile,
  );
});
