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
      - name: epochs
        type: integer
        default: 3
`;

test("command-unknown-parameter reports a name that the step does not declare", () => {
  checkRule(
    "command-unknown-parameter",
    step(`train {parameter:rate} {parameter-value:rate}
                              ^^^^ command-unknown-parameter: Step "train" has no parameter "rate"
                                                     ^^^^ command-unknown-parameter: Step "train" has no parameter "rate"`),
  );
});

test("command-unknown-parameter suggests the nearest name", () => {
  checkRule(
    "command-unknown-parameter",
    step(`train {parameter:epoch}
                              ^^^^^ command-unknown-parameter: Step "train" has no parameter "epoch"; did you mean "epochs"?`),
  );
});

test("command-unknown-parameter finds its place in a script of several lines", () => {
  checkRule(
    "command-unknown-parameter",
    step(`|
      pip install -r requirements.txt
      train {parameter:rate}
                       ^^^^ command-unknown-parameter: Step "train" has no parameter "rate"`),
  );
});

test("command-unknown-parameter knows the parameters of the step", () => {
  checkRule(
    "command-unknown-parameter",
    step("train {parameter:epochs} --n {parameter-value:epochs} {parameters}"),
  );
});

test("command-unknown-parameter looks into the command of an override", () => {
  checkRule(
    "command-unknown-parameter",
    `${step("train {parameters}")}
- pipeline:
    name: p
    nodes:
      - name: fast
        type: execution
        step: train
        override:
          command: train {parameter:speed}
                                    ^^^^^ command-unknown-parameter: Step "train" has no parameter "speed"
    edges: []
`,
  );
});

test("command-unknown-parameter leaves an override alone whose step is not known", () => {
  checkTyping(
    "command-unknown-parameter",
    `${step("train {parameters}")}
- pipeline:
    name: p
    nodes:
      - name: fast
        type: execution
        step: other
        override:
          command: train {parameter:speed}
    edges: []<|>
`,
  );
});

test("command-unknown-parameter stays quiet until the placeholder is closed", () => {
  checkTyping("command-unknown-parameter", step("train {parameter:ep<|>"));
});

test("command-unknown-parameter offers the nearest name", () => {
  checkFix(
    "command-unknown-parameter",
    'choose: Change to "epochs"',
    step("train {parameter:epoch} # keep"),
    step("train {parameter:epochs} # keep"),
  );
});

test("command-unknown-parameter reads a name in quotes as those are read", () => {
  const quoted = (name: string, command: string) => `
- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - { name: ${name}, type: string, default: x }
`;
  checkRule("command-unknown-parameter", quoted("'a\\b'", '"train {parameter:a\\\\b}"'));
  checkRule(
    "command-unknown-parameter",
    quoted("'say \"so\"'", '"train {parameter:say \\"so\\"}"'),
  );
  checkRule("command-unknown-parameter", quoted('"it\'s"', "'train {parameter:it''s}'"));
});

test("command-unknown-parameter says with its fixes what they write in a command", async (t) => {
  await checkFixRows(
    t,
    "command-unknown-parameter",
    [
      ["train {parameter:lrr}", "«lrr» | choose «lrr»→«lr»"],
      ["train {parameter-value:epoch}", "«epoch» | choose «epoch»→«epochs»"],
    ],
    asCommand,
  );
});
