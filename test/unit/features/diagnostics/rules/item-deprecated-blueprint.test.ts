import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

const file = (key: string) => `
- step:
    name: train
    image: busybox
    command: train
- ${key}:
    name: p # keep
    nodes:
      - { name: train, type: execution, step: train }
    edges: []
`;

test("item-deprecated-blueprint points out the former key", () => {
  checkRule(
    "item-deprecated-blueprint",
    file("blueprint").replace(
      "blueprint:",
      `blueprint:
  ^^^^^^^^^ item-deprecated-blueprint: "blueprint" is the old name; write "pipeline"`,
    ),
  );
});

test("item-deprecated-blueprint leaves a pipeline alone", () => {
  checkRule("item-deprecated-blueprint", file("pipeline"));
});

test("item-deprecated-blueprint stays quiet until the colon is typed", () => {
  checkTyping("item-deprecated-blueprint", "- blueprint<|>\n");
});

test("item-deprecated-blueprint writes the key of today", () => {
  checkFix(
    "item-deprecated-blueprint",
    'choose: Change to "pipeline"',
    file("blueprint"),
    file("pipeline"),
  );
});

test("item-deprecated-blueprint says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "item-deprecated-blueprint",
    [
      [
        "- blueprint: { name: t, step: a, parameters: [] }",
        "«blueprint» | deprecated | choose «blueprint»→«pipeline»",
      ],
    ],
    asFile,
  );
});
