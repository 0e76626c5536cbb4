import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asCommand, asNode } from "../../../../support/part-places.ts";

const step = (command: string, multiple = "separate") => `
- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - name: sizes
        type: integer
        multiple: ${multiple}
        default: 3
`;

test("command-value-of-list reports the bare value of a parameter with several values", () => {
  checkRule(
    "command-value-of-list",
    step(`train --sizes {parameter-value:sizes}
                           ^^^^^^^^^^^^^^^^^^^^^^^ command-value-of-list: "sizes" has several values, which come out as a Python list; write {parameter:sizes}`),
  );
});

test("command-value-of-list leaves a parameter with one value alone", () => {
  checkRule("command-value-of-list", step("train --sizes {parameter-value:sizes}", "none"));
});

test("command-value-of-list leaves the placeholder of the whole parameter alone", () => {
  checkRule("command-value-of-list", step("train {parameter:sizes}", "repeat"));
});

test("command-value-of-list looks into the command of an override", () => {
  checkRule(
    "command-value-of-list",
    `${step("train {parameters}")}
- pipeline:
    name: p
    nodes:
      - name: train
        type: execution
        step: train
        override:
          command: train {parameter-value:sizes}
                         ^^^^^^^^^^^^^^^^^^^^^^^ command-value-of-list: "sizes" has several values, which come out as a Python list; write {parameter:sizes}
    edges: []
`,
  );
});

test("command-value-of-list stays quiet while the placeholder or the property is typed", () => {
  checkTyping("command-value-of-list", step("train {parameter-value:siz<|>"));
  checkTyping("command-value-of-list", step("train {parameter-value:sizes}", "<|>"));
});

test("command-value-of-list offers the placeholder of the whole parameter", () => {
  checkFix(
    "command-value-of-list",
    'choose: Change to "{parameter:sizes}"',
    step("train {parameter-value:sizes} # keep"),
    step("train {parameter:sizes} # keep"),
  );
});

test("command-value-of-list takes the option away that the placeholder brings", () => {
  for (const written of ["--sizes {parameter-value:sizes}", "--sizes={parameter-value:sizes}"]) {
    checkFix(
      "command-value-of-list",
      "choose: Write {parameter:sizes} without --sizes",
      step(`"train ${written}" # keep`),
      step('"train {parameter:sizes}" # keep'),
    );
  }
});

test("command-value-of-list says with its fixes what they write in a command", async (t) => {
  await checkFixRows(
    t,
    "command-value-of-list",
    [
      [
        "train --list={parameter-value:list}",
        "«{parameter-value:list}» | choose «--list={parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train --list {parameter-value:list}",
        "«{parameter-value:list}» | choose «--list {parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train --list  {parameter-value:list}",
        "«{parameter-value:list}» | choose «--list  {parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train --list, {parameter-value:list}",
        "«{parameter-value:list}» | choose «{parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train --other {parameter-value:list}",
        "«{parameter-value:list}» | choose «{parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train {parameter-value:list}",
        "«{parameter-value:list}» | choose «{parameter-value:list}»→«{parameter:list}»",
      ],
    ],
    asCommand,
  );
});

test("command-value-of-list says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "command-value-of-list",
    [
      [
        '{ name: n, type: execution, step: train, override: { command: "run --a={parameter:a} {parameter-value:l} {param:a}" } }',
        "«{parameter-value:l}» | choose «{parameter-value:l}»→«{parameter:l}»",
      ],
    ],
    asNode,
  );
});

test("command-value-of-list takes only the option right before the placeholder along", async (t) => {
  await checkFixRows(
    t,
    "command-value-of-list",
    [
      [
        "train --list  {parameter-value:list}",
        "«{parameter-value:list}» | choose «--list  {parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train --list{parameter-value:list}",
        "«{parameter-value:list}» | choose «{parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train --list x {parameter-value:list}",
        "«{parameter-value:list}» | choose «{parameter-value:list}»→«{parameter:list}»",
      ],
      [
        "train -l {parameter-value:list}",
        "«{parameter-value:list}» | choose «{parameter-value:list}»→«{parameter:list}»",
      ],
      ["train {parameter-value:epochs}"],
      ["train {parameter:list}"],
    ],
    asCommand,
  );
});
