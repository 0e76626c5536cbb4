import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

const file = (key: string) => `
- ${key}
    owner: me
- step:
    name: train
    image: busybox
    command: train
`;

test("item-unknown informs about a key that is not read", () => {
  checkRule(
    "item-unknown",
    file(`settings:
  ^^^^^^^^ item-unknown: Valohai does not read "settings"`),
  );
});

test("item-unknown leaves places that hold anchors alone", () => {
  checkRule("item-unknown", file("definitions:"));
  checkRule("item-unknown", file("x-common:"));
  checkRule("item-unknown", file("settings: &settings"));
});

test("item-unknown leaves a misspelt key to its own rule", () => {
  checkRule(
    ["item-unknown", "item-misspelt"],
    file(`taks:
  ^^^^ item-misspelt: Valohai does not read "taks"; did you mean "task"?`),
  );
});

test("item-unknown stays quiet until the colon is typed", () => {
  checkTyping("item-unknown", "- settings<|>");
});

test("item-unknown informs about an entry without keys", () => {
  checkRule(
    "item-unknown",
    `- {}
  ^^ item-unknown: Valohai does not read an empty entry
${file("definitions:")}`,
  );
});
