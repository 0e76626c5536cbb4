import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asCommand } from "../../../../support/part-places.ts";

const step = (command: string, more = "") => `
- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - name: learning_rate
        type: float${more}
`;

test("command-double-flag reports an option joined to a placeholder", () => {
  checkRule(
    "command-double-flag",
    step(`python train.py --lr={parameter:learning_rate}
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ command-double-flag: The placeholder adds the option itself, so --lr appears twice; write {parameter-value:learning_rate}`),
  );
});

test("command-double-flag reports the parameter's own option before a blank", () => {
  checkRule(
    "command-double-flag",
    step(`python train.py --learning-rate {parameter:learning_rate}
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^ command-double-flag: The placeholder adds the option itself, so --learning-rate appears twice; write {parameter-value:learning_rate}`),
  );
});

test("command-double-flag leaves another option before a blank alone", () => {
  checkRule("command-double-flag", step("python train.py --verbose {parameter:learning_rate}"));
});

test("command-double-flag leaves the bare value after an option alone", () => {
  checkRule("command-double-flag", step("python train.py --lr={parameter-value:learning_rate}"));
});

test("command-double-flag leaves a parameter alone that passes only its value", () => {
  checkRule(
    "command-double-flag",
    step("python train.py --lr={parameter:learning_rate}", '\n        pass-as: "{v}"'),
  );
});

test("command-double-flag leaves comments of a script alone", () => {
  checkRule(
    "command-double-flag",
    step(`|
      # --lr={parameter:learning_rate} is wrong
      python train.py {parameter:learning_rate}`),
  );
});

test("command-double-flag stays quiet while the placeholder is typed", () => {
  checkTyping("command-double-flag", step("python train.py --lr={parameter:<|>"));
});

test("command-double-flag offers the bare value", () => {
  checkFix(
    "command-double-flag",
    'choose: Change to "{parameter-value:learning_rate}"',
    step('"python train.py --lr={parameter:learning_rate}" # keep'),
    step('"python train.py --lr={parameter-value:learning_rate}" # keep'),
  );
});

test("command-double-flag says with its fixes what they write in a command", async (t) => {
  await checkFixRows(
    t,
    "command-double-flag",
    [
      [
        "train --lr={parameter:lr}",
        "«{parameter:lr}» | choose «{parameter:lr}»→«{parameter-value:lr}»",
      ],
      [
        "train --lr {parameter:lr}",
        "«{parameter:lr}» | choose «{parameter:lr}»→«{parameter-value:lr}»",
      ],
      [
        "train --rate={parameter:lr}",
        "«{parameter:lr}» | choose «{parameter:lr}»→«{parameter-value:lr}»",
      ],
      [
        "train --short {parameter:short}",
        "«{parameter:short}» | choose «{parameter:short}»→«{parameter-value:short}»",
      ],
      [
        "train --lr={parameter:lr} --epochs {parameter:epochs}",
        "«{parameter:lr}» | choose «{parameter:lr}»→«{parameter-value:lr}»",
        "«{parameter:epochs}» | choose «{parameter:epochs}»→«{parameter-value:epochs}»",
      ],
    ],
    asCommand,
  );
});

test("command-double-flag wants a placeholder that brings an option", async (t) => {
  await checkFixRows(
    t,
    "command-double-flag",
    [
      [
        "train --short {parameter:short}",
        "«{parameter:short}» | choose «{parameter:short}»→«{parameter-value:short}»",
      ],
      ["train --bare {parameter:bare}"],
      ["train --flag {parameter:flag}"],
      ["train --lr x {parameter:lr}"],
      ["train --lr {parameter-value:lr}"],
    ],
    asCommand,
  );
});
