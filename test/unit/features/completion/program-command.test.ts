import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAccepted, offersAt, withScripts } from "../../../support/check-completion.ts";

const context = withScripts({
  "train.py": `import argparse
parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="command")
fit = commands.add_parser("fit")
fit.add_argument("--rate", type=float)
data = commands.add_parser("data")
inner = data.add_subparsers()
inner.add_parser("load").add_argument("src")
inner.add_parser("clean")
parser.parse_args()
`,
  "plain.py": "print(1)\n",
});

const step = (command: string) => `- step:
    name: train
    image: busybox
    command: ${command}
`;

function commandsAt(text: string): readonly string[] {
  return offersAt(text, context)
    .offers.filter((it) => it.detail?.startsWith("command of"))
    .map((it) => it.label);
}

test("offers the commands of a program after its script", () => {
  assert.deepEqual(commandsAt(step("python train.py <|>")), ["fit", "data"]);
  assert.deepEqual(commandsAt(step("python train.py <|> {parameters}")), ["fit", "data"]);
  assert.deepEqual(commandsAt(step("python ./train.py f<|>")), ["fit"]);
  checkAccepted(step("python train.py f<|>"), "fit", step("python train.py fit"), context);
});

test("offers the commands within a command", () => {
  assert.deepEqual(commandsAt(step("python train.py data <|>")), ["load", "clean"]);
});

test("offers no commands where none is allowed", () => {
  for (const command of [
    "python train.py fit <|>",
    "python <|>",
    "python plain.py <|>",
    "python train.py --<|>",
    "python train.py data; <|>",
  ]) {
    assert.deepEqual(commandsAt(step(command)), [], command);
  }
});
