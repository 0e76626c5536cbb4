import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

const item = (key: string) => `
- ${key}
    name: train # keep
    image: busybox
    command: train
`;

test("item-misspelt reports a key that is nearly one that is read", () => {
  checkRule(
    "item-misspelt",
    item(`stpe:
  ^^^^ item-misspelt: Valohai does not read "stpe"; did you mean "step"?`),
  );
  checkRule(
    "item-misspelt",
    item(`Step:
  ^^^^ item-misspelt: Valohai does not read "Step"; did you mean "step"?`),
  );
});

test("item-misspelt leaves the keys alone that are read", () => {
  checkRule("item-misspelt", item("step:"));
});

test("item-misspelt leaves a place that holds anchors alone", () => {
  checkRule(
    "item-misspelt",
    `
- steps:
    image: &image busybox
- step:
    name: train
    image: *image
    command: train
`,
  );
});

test("item-misspelt stays quiet until the colon is typed", () => {
  checkTyping("item-misspelt", "- ste<|>");
});

test("item-misspelt writes the key that is read", () => {
  checkFix("item-misspelt", 'Change to "step"', item("steps:"), item("step:"));
});
