import { test } from "node:test";
import { checkAccepted, checkCompletion, withScripts } from "../../../support/check-completion.ts";

const context = withScripts({
  "train.py": `import argparse, json, valohai
parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, default=0.1)
parser.add_argument("--epochs", type=int, required=True)
parser.add_argument("--name")
args = parser.parse_args()
data = valohai.inputs("images").path()
print(json.dumps({"accuracy": 1, "loss": 2}))
`,
});

const step = (rest: string) => `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    ${rest}
`;

test("offers the options of the script as parameters, with what is known of them", () => {
  const text = step("parameters:\n      - name: epochs\n      - <|>");
  checkCompletion(text, ["rate", "name", "name", "…"], undefined, context);
  checkAccepted(
    text,
    "rate",
    step(
      "parameters:\n      - name: epochs\n      - name: rate\n        type: float\n        default: 0.1",
    ),
    context,
  );
});

test("offers names that scripts use", () => {
  checkCompletion(
    step("parameters: [{ name: <|> }]"),
    ["rate", "epochs", "name"],
    step("parameters: [{ name: rate }]"),
    context,
  );
  checkCompletion(
    step("inputs: [{ name: <|> }]"),
    ["images"],
    step("inputs: [{ name: images }]"),
    context,
  );
});

test("offers metadata keys that the script prints in edges and conditions", () => {
  const pipeline = (rest: string) =>
    `${step("")}- pipeline:\n    name: p\n    nodes: [{ name: fit, type: execution, step: train }]\n    ${rest}\n`;
  checkCompletion(
    pipeline("edges: [[fit.metadata.<|>]]"),
    ["accuracy", "loss"],
    undefined,
    context,
  );
  checkCompletion(
    step("stop-condition: <|>"),
    ["accuracy", "loss", "abs", "min", "max"],
    undefined,
    context,
  );
});
