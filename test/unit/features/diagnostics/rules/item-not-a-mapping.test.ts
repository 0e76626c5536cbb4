import { test } from "node:test";
import { checkNoFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

test("item-not-a-mapping reports a text", () => {
  checkRule(
    "item-not-a-mapping",
    `
- hello
  ^^^^^ item-not-a-mapping: An entry of the file is a key such as "step:" with its properties below it
`,
  );
});

test("item-not-a-mapping reports a key without a colon", () => {
  checkRule(
    "item-not-a-mapping",
    `
- step
  ^^^^ item-not-a-mapping: A ":" is missing after "step"
`,
  );
});

test("item-not-a-mapping reports a list", () => {
  checkRule(
    "item-not-a-mapping",
    `
- [step]
  ^^^^^^ item-not-a-mapping: An entry of the file is a key such as "step:" with its properties below it
`,
  );
});

test("item-not-a-mapping reports an empty entry at its dash", () => {
  checkRule(
    "item-not-a-mapping",
    `
-
^ item-not-a-mapping: This entry is empty; write "step:" or another key
- step:
    name: train
    image: busybox
    command: train
`,
  );
});

test("item-not-a-mapping leaves items alone, also those that Valohai skips", () => {
  checkRule(
    "item-not-a-mapping",
    `
- definitions:
    image: &image busybox
- step: { name: train, image: *image, command: train }
`,
  );
});

test("item-not-a-mapping stays quiet once the colon is typed", () => {
  checkTyping("item-not-a-mapping", "- step:<|>");
});

test("item-not-a-mapping offers no fix, which would only make an empty item", () => {
  checkNoFix("item-not-a-mapping", "- step\n");
});

test("item-not-a-mapping knows the texts that are meant for items, and follows aliases", async (t) => {
  await checkFixRows(
    t,
    "item-not-a-mapping",
    [
      ["- step", "«step»"],
      ["- 'step '", "«'step '»"],
      ["- stepp", "«stepp»"],
      ["- 5", "«5»"],
      ["- [step]", "«[step]»"],
      ["- &a zebra\n- *a", "«zebra»", "«*a»"],
      ["- &a { step: { name: a, image: i, command: c } }\n- *a"],
    ],
    asFile,
  );
});
