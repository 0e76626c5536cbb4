import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkAccepted,
  checkCompletion,
  offersAt,
  withScripts,
} from "../../../support/check-completion.ts";

const context = withScripts({
  "train.py": `import argparse, json, valohai
parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, default=0.1)
parser.add_argument("--epochs", type=int, required=True)
parser.add_argument("--name", help="Who  is greeted: all")
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

test("offers what the script prepares, with its default", () => {
  const prepared = withScripts({
    "train.py": `import valohai
valohai.prepare(step="train", default_parameters={"lr": 0.1}, default_inputs={"images": "s3://b/i/*"})
rate = valohai.parameters("rate").value
`,
  });
  checkCompletion(step("parameters: [{ name: <|> }]"), ["lr", "rate"], undefined, prepared);
  assert.deepEqual(
    offersAt(step("parameters: [{ name: <|> }]"), prepared).offers.map((it) => it.detail),
    ["prepared in train.py", "used in train.py"],
  );
  checkAccepted(
    step("parameters:\n      - name: l<|>"),
    "lr",
    step("parameters:\n      - name: lr\n        type: float\n        default: 0.1"),
    prepared,
  );
  checkAccepted(
    step("inputs:\n      - name: i<|>"),
    "images",
    step("inputs:\n      - name: images\n        default: s3://b/i/*"),
    prepared,
  );
});

test("offers what modules use that the script imports and calls", () => {
  const modules = withScripts({
    "train.py": `import valohai
from helpers import load
rate = valohai.parameters("rate").value
load()
`,
    "helpers.py": `import valohai
def load():
    return valohai.inputs("images").path(), valohai.parameters("size").value
def save():
    return valohai.inputs("others").path()
`,
  });
  checkCompletion(step("inputs: [{ name: <|> }]"), ["images"], undefined, modules);
  checkCompletion(step("parameters: [{ name: <|> }]"), ["rate", "size"], undefined, modules);
});

test("offers what modules of modules use, also of a folder that PYTHONPATH names", () => {
  const modules = withScripts({
    "train.py": "from package import run\nrun()\n",
    "package/__init__.py": "from .steps import run\n",
    "package/steps.py":
      "import valohai\nfrom extra.more import size\ndef run():\n    valohai.inputs('images').path()\n    size()\n",
    "lib/extra/more.py": "import valohai\ndef size():\n    valohai.parameters('size').value\n",
  });
  const settings = ["PYTHONPATH=lib", "export PYTHONPATH=$PYTHONPATH:`pwd`/lib:. &&"];
  for (const setting of settings) {
    const start = (rest: string) =>
      `- step:\n    name: train\n    image: busybox\n    command: ${setting} python train.py {parameters}\n    ${rest}\n`;
    checkCompletion(start("inputs: [{ name: <|> }]"), ["images"], undefined, modules);
    checkCompletion(start("parameters: [{ name: <|> }]"), ["size"], undefined, modules);
  }
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

test("offers the name at the other end as metadata only if the scripts may print it", () => {
  const edge = (node: string) => `${step("parameters:\n      - name: rate")}- pipeline:
    name: p
    nodes:
      - { name: fit, type: execution, step: train${node} }
      - { name: again, type: execution, step: train }
    edges:
      - [fit.metadata.<|>, again.parameter.rate]
`;
  const keys = ["accuracy", "loss"];
  checkCompletion(edge(""), keys, undefined, context);
  checkCompletion(edge(", override: { command: other }"), ["rate", ...keys], undefined, context);
  const unread = withScripts({ "train.py": "from elsewhere import run\nrun()\n" });
  checkCompletion(edge(""), ["rate"], undefined, unread);
});

test("writes the type and what the script says of an option as well", () => {
  const written =
    'name: name\n        type: string\n        optional: true\n        description: "Who is greeted: all"';
  checkAccepted(
    step("parameters:\n      - na<|>"),
    "name",
    step(`parameters:\n      - ${written}`),
    context,
  );
  checkAccepted(
    step("parameters:\n      - name: <|>"),
    "name",
    step(`parameters:\n      - ${written}`),
    context,
  );
  checkAccepted(
    step("parameters:\n      - name: <|>\n        default: a"),
    "name",
    step("parameters:\n      - name: name\n        default: a"),
    context,
  );
});

test("goes on with what the script takes after the key of the list", () => {
  const source = step("para<|>");
  checkAccepted(source, "parameters", step("parameters:\n      - "), context);
  const found = offersAt(source, context).offers.filter((it) => it.retrigger);
  assert.ok(found.some((it) => it.label === "parameters"));
  checkAccepted(step("out<|>"), "outputs", step("outputs:\n      - name: <|>"), context);
});

test("offers the options of the command that the words name, and of helpers in modules", () => {
  const commands = withScripts({
    "train.py": `import argparse, json
from lib import add_common
def run_fit(args): print(json.dumps({"loss": 1}))
def run_load(args): print(json.dumps({"rows": 1}))
parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
fit = commands.add_parser("fit")
fit.add_argument("--epochs", type=int, default=3)
fit.add_argument("folder")
fit.set_defaults(func=run_fit)
add_common(fit)
load = commands.add_parser("load")
load.add_argument("--source")
load.set_defaults(func=run_load)
args = parser.parse_args()
args.func(args)
`,
    "lib.py": `def add_common(parser):\n    parser.add_argument("--seed", type=int)\n`,
  });
  const fit = (rest: string) => step(rest).replace("train.py", "train.py fit");
  checkCompletion(
    fit("parameters:\n      - name: <|>"),
    ["epochs", "folder", "seed"],
    undefined,
    commands,
  );
  checkAccepted(
    fit("parameters:\n      - name: <|>"),
    "folder",
    fit('parameters:\n      - name: folder\n        type: string\n        pass-as: "{v}"'),
    commands,
  );
  checkCompletion(fit("stop-condition: <|>"), ["loss", "abs", "min", "max"], undefined, commands);
});
