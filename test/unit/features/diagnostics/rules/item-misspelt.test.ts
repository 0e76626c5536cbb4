import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

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
  checkFix("item-misspelt", 'choose: Change to "step"', item("steps:"), item("step:"));
});

test("item-misspelt says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "item-misspelt",
    [
      ["- stpe:\n    name: a\n    image: i\n    command: c", "«stpe» | choose «stpe»→«step»"],
      ["- steps:\n    name: a\n    image: i\n    command: c", "«steps» | choose «steps»→«step»"],
      ["- Step:\n    name: a\n    image: i\n    command: c", "«Step» | choose «Step»→«step»"],
      [
        "- task-blueprint:\n    name: t\n    step: a",
        "«task-blueprint» | choose «task-blueprint»→«blueprint»",
      ],
      ["- pipline: { name: p, nodes: [], edges: [] }", "«pipline» | choose «pipline»→«pipeline»"],
      ["- task_blueprint: { name: t }", "«task_blueprint» | choose «task_blueprint»→«blueprint»"],
    ],
    asFile,
  );
});
