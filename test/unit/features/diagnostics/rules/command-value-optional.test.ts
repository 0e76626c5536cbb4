import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asCommand } from "../../../../support/part-places.ts";

const step = (command: string, parameter: string) => `
- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - { name: tag, ${parameter} }
`;

test("command-value-optional reports the bare value of a parameter that may have none", () => {
  checkRule(
    "command-value-optional",
    step(
      `train --tag {parameter-value:tag}
                         ^^^^^^^^^^^^^^^^^^^^^ command-value-optional: "tag" is optional and has no default: without a value this stays in the command unchanged`,
      "optional: true",
    ),
  );
});

test("command-value-optional takes a default of nothing for none", () => {
  checkRule(
    "command-value-optional",
    step(
      `train --tag {parameter-value:tag}
                         ^^^^^^^^^^^^^^^^^^^^^ command-value-optional: "tag" is optional and has no default: without a value this stays in the command unchanged`,
      "optional: true, default: null",
    ),
  );
});

test("command-value-optional leaves a parameter with a default alone", () => {
  checkRule(
    "command-value-optional",
    step("train --tag {parameter-value:tag}", 'optional: true, default: ""'),
  );
});

test("command-value-optional leaves a required parameter alone", () => {
  checkRule("command-value-optional", step("train --tag {parameter-value:tag}", "optional: false"));
});

test("command-value-optional leaves the placeholder of the whole parameter alone", () => {
  checkRule("command-value-optional", step("train {parameter:tag}", "optional: true"));
});

test("command-value-optional stays quiet while the placeholder is typed", () => {
  checkTyping("command-value-optional", step("train {parameter-value:<|>", "optional: true"));
});

test("command-value-optional wants the value of a parameter that may have none", async (t) => {
  await checkFixRows(
    t,
    "command-value-optional",
    [
      ["train {parameter-value:maybe}", "«{parameter-value:maybe}»"],
      ["train {parameter:maybe}"],
      ["train {parameter-value:lr}"],
      ["train {parameter-value:flag}"],
    ],
    asCommand,
  );
});
