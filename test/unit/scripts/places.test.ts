import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import type { StepPart } from "#core/names/symbol.ts";
import { partAt, placesInCode } from "#core/scripts/places.ts";
import { renameInCode } from "#core/scripts/rename-in-code.ts";
import { codeOf } from "../../support/check-code.ts";

const yaml = (parameter: string) => `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters:
      - ${parameter}
    inputs:
      - name: images
    outputs:
      - name: model.pkl
`;

function stepWith(script: string, parameter = "name: rate") {
  const code = codeOf({ "train.py": script });
  const [placed] = createDocument(yaml(parameter)).items;
  const own = placed && code.ofItem(placed.item);
  assert.ok(placed?.item.config?.kind === "step" && own);
  return { step: placed.item.config, code: own };
}

function renamed(
  script: string,
  kind: StepPart["kind"],
  name: string,
  newName: string,
  parameter?: string,
) {
  const { step, code } = stepWith(script, parameter);
  const places = placesInCode(step, code, { kind, step: "train", name });
  const answer = renameInCode(places, name, newName);
  return answer.kind === "edits" ? applyEdits(script, answer.edits) : answer.message;
}

const cases: readonly (readonly [
  what: string,
  kind: StepPart["kind"],
  names: readonly [string, string],
  before: string,
  after: string,
])[] = [
  [
    "parameters of valohai-utils",
    "parameter",
    ["rate", "speed"],
    `import valohai\nvalohai.prepare(step="train", default_parameters={"rate": 1})\nrate = valohai.parameters("rate").value`,
    `import valohai\nvalohai.prepare(step="train", default_parameters={"speed": 1})\nrate = valohai.parameters("speed").value`,
  ],
  [
    "options of argparse and what reads them",
    "parameter",
    ["rate", "learning-rate"],
    `import argparse\np = argparse.ArgumentParser()\np.add_argument("-r", "--rate", type=float)\nargs = p.parse_args()\ndef f(a):\n    return a.rate\nprint(args.rate, other.rate, f(args))`,
    `import argparse\np = argparse.ArgumentParser()\np.add_argument("-r", "--learning-rate", type=float)\nargs = p.parse_args()\ndef f(a):\n    return a.learning_rate\nprint(args.learning_rate, other.rate, f(args))`,
  ],
  [
    "options of click and the parameter that takes them",
    "parameter",
    ["rate", "speed"],
    `import click\n@click.command()\n@click.option("--rate", default=1)\ndef main(rate):\n    run(rate=rate)`,
    `import click\n@click.command()\n@click.option("--speed", default=1)\ndef main(speed):\n    run(rate=speed)`,
  ],
  [
    "inputs",
    "input",
    ["images", "pictures"],
    `import valohai\na = valohai.inputs('images').path()\nb = "/valohai/inputs/images/x.png"`,
    `import valohai\na = valohai.inputs('pictures').path()\nb = "/valohai/inputs/pictures/x.png"`,
  ],
  [
    "outputs",
    "output",
    ["model.pkl", "m.pkl"],
    `import valohai\na = valohai.outputs().path("model.pkl")`,
    `import valohai\na = valohai.outputs().path("m.pkl")`,
  ],
  [
    "metadata",
    "metadata",
    ["acc", "accuracy"],
    `import json, valohai\nprint(json.dumps({"acc": 1}))\nvalohai.logger().log(acc=2)\nprint('{"acc": 3}')`,
    `import json, valohai\nprint(json.dumps({"accuracy": 1}))\nvalohai.logger().log(accuracy=2)\nprint('{"accuracy": 3}')`,
  ],
  [
    "metadata in texts of other kinds",
    "metadata",
    ["acc", "accuracy"],
    `import json\nprint(json.dumps({f"acc": 1}))\nprint(json.dumps({rf'acc': 2, r"acc": 3, str("acc"): 4}))`,
    `import json\nprint(json.dumps({f"accuracy": 1}))\nprint(json.dumps({rf'accuracy': 2, r"accuracy": 3, str("accuracy"): 4}))`,
  ],
];

for (const [what, kind, [name, newName], before, after] of cases) {
  test(`renames ${what}, there and back`, () => {
    assert.equal(renamed(before, kind, name, newName), after);
    const parameter = kind === "parameter" ? `name: ${newName}` : undefined;
    if (kind === "parameter" || kind === "metadata") {
      assert.equal(renamed(after, kind, newName, name, parameter), before);
    }
  });
}

test("refuses a name that is written in two texts", () => {
  for (const key of ['"a" "cc"', '"a" + "cc"', 'f"{prefix}cc"', '"a\\x63c"']) {
    const script = `import json\nprefix = "a"\nprint(json.dumps({${key}: 1}))`;
    assert.match(renamed(script, "metadata", "acc", "accuracy"), /does not spell "acc" out/, key);
  }
});

test("leaves options alone that take the parameter under another name", () => {
  const script = `import argparse\np = argparse.ArgumentParser()\np.add_argument("--rate")\n`;
  assert.equal(
    renamed(script, "parameter", "rate", "speed", "{ name: rate, pass-as: '--lr={v}' }"),
    script,
  );
});

test("answers what a place in a script names", () => {
  const script = `import valohai\nvalohai.parameters("rate")`;
  const { step, code } = stepWith(script);
  const at = (offset: number) => partAt(step, code, "file:///train.py", offset)?.part;
  assert.deepEqual(at(script.indexOf("rate") + 1), {
    kind: "parameter",
    step: "train",
    name: "rate",
  });
  assert.equal(at(3), undefined);
});
