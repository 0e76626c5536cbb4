import { test } from "node:test";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const step = (condition: string) => `- step:
    name: train
    parameters: [{ name: epochs, type: integer, default: 3 }, { name: learning rate }]
    stop-condition: ${condition}
`;

const pipeline = (condition: string) => `- pipeline:
    name: p
    nodes:
      - name: train
        type: execution
        step: train
        actions:
          - when: node-complete
            if: ${condition}
            then: stop-pipeline
      - { name: test, type: execution, step: test }
    edges:
      - [train.metadata.accuracy, test.parameter.a]
      - [train.metadata.val-loss, test.parameter.b]
      - [test.metadata.other, test.parameter.b]
`;

const functions = ["abs", "min", "max"];
const action = (condition: string) => step("accuracy > 2") + pipeline(condition);

test("offers what the node's step prints and takes", () => {
  checkCompletion(
    action("<|>"),
    ["metadata.accuracy", "metadata.val-loss", "parameter.epochs", ...functions],
    action("metadata.accuracy"),
  );
  checkCompletion(action("metadata.accuracy > 2 and met<|>"), [
    "metadata.accuracy",
    "metadata.val-loss",
    "parameter.epochs",
    ...functions,
  ]);
});

test("offers only the names after a root", () => {
  checkCompletion(
    action("metadata.<|> < 1"),
    ["accuracy", "val-loss"],
    action("metadata.accuracy < 1"),
  );
  checkCompletion(action("parameter.ep<|>"), ["epochs"], action("parameter.epochs"));
  checkAccepted(action('"metadata.val-<|>"'), "val-loss", action('"metadata.val-loss"'));
  checkAccepted(
    action("[metadata.accuracy > 1, metadata.<|>]"),
    "val-loss",
    action("[metadata.accuracy > 1, metadata.val-loss]"),
  );
});

test("offers nothing at an operator, a text or a number", () => {
  checkCompletion(action("metadata.accuracy <|>"), []);
  checkCompletion(action("metadata.accuracy == 'a<|>'"), []);
  checkCompletion(action("metadata.accuracy > 0<|>"), []);
});

test("offers bare keys in a stop condition, without the one that is being typed", () => {
  checkCompletion(step("acc<|>") + pipeline("x"), ["accuracy", "val-loss", ...functions]);
  checkCompletion(step("loss<|>"), functions);
});

test("offers metadata keys as the target of an optimization", () => {
  const task = (metric: string) =>
    `${action("x")}- task:\n    name: t\n    step: train\n    optimization-target-metric: ${metric}\n`;
  checkCompletion(task("<|>"), ["accuracy", "val-loss"], task("accuracy"));
});
