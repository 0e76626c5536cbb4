import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asCommand } from "../../../../support/part-places.ts";

const step = (command: string) => `
- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - name: title
        type: string
`;

test("command-quoted-placeholder reports quotes around a placeholder", () => {
  checkRule(
    "command-quoted-placeholder",
    step(`train "{parameters}"
                   ^^^^^^^^^^^^^^ command-quoted-placeholder: Valohai adds quotes where they are needed; write {parameters} without quotes`),
  );
});

test("command-quoted-placeholder reports the shell's quotes inside those of YAML", () => {
  checkRule(
    "command-quoted-placeholder",
    step(`"train --title '{parameter-value:title}'"
                            ^^^^^^^^^^^^^^^^^^^^^^^^^ command-quoted-placeholder: Valohai adds quotes where they are needed; write {parameter-value:title} without quotes`),
  );
  checkRule(
    "command-quoted-placeholder",
    step(`"train --title \\"{parameter-value:title}\\""
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ command-quoted-placeholder: Valohai adds quotes where they are needed; write {parameter-value:title} without quotes`),
  );
});

test("command-quoted-placeholder leaves the quotes of YAML alone", () => {
  checkRule("command-quoted-placeholder", step('"{parameters}"'));
  checkRule("command-quoted-placeholder", step("'{parameters}'"));
});

test("command-quoted-placeholder leaves a placeholder among other words alone", () => {
  checkRule("command-quoted-placeholder", step('echo "Title {parameter-value:title}!"'));
});

test("command-quoted-placeholder leaves the source path alone, which stands for one word", () => {
  checkRule("command-quoted-placeholder", step('python "{source-path}"'));
});

test("command-quoted-placeholder leaves the text of another program alone", () => {
  checkRule("command-quoted-placeholder", step(`python -c 'main("{parameter-value:title}")'`));
});

test("command-quoted-placeholder leaves quotes alone that keep several words in one", async (t) => {
  await checkFixRows(
    t,
    "command-quoted-placeholder",
    [
      ['ARGS="{parameters}" ./train.sh'],
      ["make train ARGS='{params}'"],
      ['"make train ARGS=\\"{parameters}\\""'],
      ['train --options="{parameter:lr}"'],
      ["\"'{parameters}'\"", "«'{parameters}'» | choose «'{parameters}'»→«{parameters}»"],
      ['(train "{parameters}")', '«"{parameters}"» | choose «"{parameters}"»→«{parameters}»'],
      [
        'LR="{parameter-value:lr}" ./train.sh',
        '«"{parameter-value:lr}"» | choose «"{parameter-value:lr}"»→«{parameter-value:lr}»',
      ],
    ],
    asCommand,
  );
});

test("command-quoted-placeholder stays quiet while the quotes are open", () => {
  checkTyping("command-quoted-placeholder", step('train "{parameters}<|>'));
});

test("command-quoted-placeholder takes the quotes away", () => {
  checkFix(
    "command-quoted-placeholder",
    'choose: Change to "{parameters}"',
    step('train "{parameters}" # keep'),
    step("train {parameters} # keep"),
  );
});

test("command-quoted-placeholder says with its fixes what they write in a command", async (t) => {
  await checkFixRows(
    t,
    "command-quoted-placeholder",
    [
      ['train "{parameters}"', '«"{parameters}"» | choose «"{parameters}"»→«{parameters}»'],
      ["train '{parameter:lr}'", "«'{parameter:lr}'» | choose «'{parameter:lr}'»→«{parameter:lr}»"],
      [
        'train "{parameter-value:lr}"',
        '«"{parameter-value:lr}"» | choose «"{parameter-value:lr}"»→«{parameter-value:lr}»',
      ],
      [
        'train --lr="{parameter-value:lr}"',
        '«"{parameter-value:lr}"» | choose «"{parameter-value:lr}"»→«{parameter-value:lr}»',
      ],
      [
        '"train \\"{parameter:lr}\\""',
        '«\\"{parameter:lr}\\"» | choose «\\"{parameter:lr}\\"»→«{parameter:lr}»',
      ],
      [
        "\"train '{parameter:lr}'\"",
        "«'{parameter:lr}'» | choose «'{parameter:lr}'»→«{parameter:lr}»",
      ],
      [
        "'train ''{parameter:lr}'''",
        "«''{parameter:lr}''» | choose «''{parameter:lr}''»→«{parameter:lr}»",
      ],
      [
        "'train \"{parameter:lr}\"'",
        '«"{parameter:lr}"» | choose «"{parameter:lr}"»→«{parameter:lr}»',
      ],
      [
        '|\n      train "{parameters}"\n      echo \'a\' "{parameter:lr}"',
        '«"{parameters}"» | choose «"{parameters}"»→«{parameters}»',
        '«"{parameter:lr}"» | choose «"{parameter:lr}"»→«{parameter:lr}»',
      ],
    ],
    asCommand,
  );
});

test("command-quoted-placeholder wants the shell's quotes right around the placeholder", async (t) => {
  await checkFixRows(
    t,
    "command-quoted-placeholder",
    [
      ["train '{parameter:lr}\""],
      ["train '{parameter:lr} '"],
      ["train {parameter:lr}'"],
      ["train '{source-path}'"],
      ["'{parameter:lr}'"],
      [
        '"train \\"{parameter:lr}\\""',
        '«\\"{parameter:lr}\\"» | choose «\\"{parameter:lr}\\"»→«{parameter:lr}»',
      ],
      ["train \"x '{parameter:lr}'\""],
      [
        "train 'a' '{parameter:lr}'",
        "«'{parameter:lr}'» | choose «'{parameter:lr}'»→«{parameter:lr}»",
      ],
      [
        "|\n      echo \"it's\n      train '{parameter:lr}'",
        "«'{parameter:lr}'» | choose «'{parameter:lr}'»→«{parameter:lr}»",
      ],
    ],
    asCommand,
  );
});
