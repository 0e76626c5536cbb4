import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { readScript } from "#core/python/script.ts";
import { addScriptStep, missingDeclarations, updateScriptStep } from "#core/scripts/script-step.ts";

/** The file after a step for the program has been added. */
function added(text: string, program: string, installs = false): string {
  const edits = addScriptStep(createDocument(text), {
    script: readScript(program),
    path: "train.py",
    installs,
  });
  assert.ok(edits);
  const after = applyEdits(text, edits);
  assert.deepEqual(
    diagnose(createDocument(after)).filter((it) => it.severity === "error"),
    [],
  );
  return after;
}

/** The file after its first step has been given what the program takes; undefined where nothing is missing. */
function updated(text: string, program: string): string | undefined {
  const [placed] = createDocument(text).items;
  assert.ok(placed?.item.config?.kind === "step");
  const missing = missingDeclarations(placed.item.config, readScript(program));
  const edits = updateScriptStep(placed, missing);
  return edits && applyEdits(text, edits);
}

const options = `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=5)
parser.add_argument("--optimizer", choices=["adam", "sgd"], default="adam")
parser.add_argument("--rate", type=float, required=True)
parser.add_argument("--name")
parser.add_argument("--layers", type=int, nargs="+", default=[8, 4])
parser.add_argument("--fast", action="store_true")
args = parser.parse_args()
open("/valohai/inputs/data/x.csv")
`;

test("writes a step with the options and inputs of a script", () => {
  assert.equal(
    added("", options, true),
    `- step:
    name: train
    image: python:3.12
    command:
      - pip install -r requirements.txt
      - python train.py {parameters}
    parameters:
      - name: epochs
        type: integer
        default: 5
      - name: optimizer
        default: adam
        choices:
          - adam
          - sgd
      - name: rate
        type: float
      - name: name
        optional: true
      - name: layers
        type: integer
        default:
          - 8
          - 4
        multiple: separate
      - name: fast
        type: flag
    inputs:
      - name: data
`,
  );
});

const prepared = `import valohai
valohai.prepare(
    step="fit model",
    image="tensorflow/tensorflow:2.6.0",
    default_parameters={"rate": 0.1, "names": ["a", "b"], "quick": True},
    default_inputs={"data": "s3://bucket/x.csv", "model": None, "more": []},
)
valohai.parameters("seed").value
`;

test("writes a step as it is prepared, after the others and in their layout", () => {
  const before = `# The steps
- step:
      name: other
      image: busybox   # small
      command:
      - echo
`;
  assert.equal(
    added(before, prepared),
    `${before.trimEnd()}

- step:
      name: fit model
      image: tensorflow/tensorflow:2.6.0
      command:
      - python train.py {parameters}
      parameters:
      - name: rate
        type: float
        default: 0.1
      - name: names
        default:
        - a
        - b
        multiple: separate
      - name: quick
        type: flag
        default: true
      - name: seed
      inputs:
      - name: data
        default: s3://bucket/x.csv
      - name: model
      - name: more
`,
  );
});

test("takes a free name and the image of the file", () => {
  const text = "- step:\n    name: train\n    image: busybox\n    command: echo\n";
  assert.match(added(text, ""), /name: train-2\n {4}image: busybox\n/);
});

test("writes nothing into a file that is no list of items", () => {
  const step = { script: readScript(""), path: "train.py", installs: false };
  assert.equal(addScriptStep(createDocument("step: {}\n"), step), undefined);
});

const step = `- step:
    name: train
    image: i
    command: python train.py {parameters} --fast
    parameters:
      - name: epochs
        type: integer
        default: 1  # kept
    environment: e
`;

test("adds what a script takes and its step does not declare", () => {
  const after = updated(step, options);
  assert.match(after ?? "", /default: 1 {2}# kept\n {6}- name: optimizer\n/);
  assert.match(
    after ?? "",
    /multiple: separate\n {4}environment: e\n {4}inputs:\n {6}- name: data\n/,
  );
  assert.doesNotMatch(after ?? "", /name: fast/);
  assert.equal(updated(after ?? "", options), undefined);
});

test("the help of an option becomes its description", () => {
  const described = (program: string) =>
    [
      ...added("", program).matchAll(/- name: (.+)\n(?: {8}(?!desc).*\n)* {8}description: (.*)\n/g),
    ].map(([, name, description]) => [name, description]);
  const argparse = `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, default=0.1, help="learning rate (default: %(default)s)")
parser.add_argument("--size", type=int, default=1, help="""How many rows: 100%%
    of them""")
parser.add_argument("--plain")
parser.add_argument("--hidden", help=argparse.SUPPRESS)
parser.add_argument("--mixed", help="of %(prog)s, in rows")
parser.parse_args()
`;
  assert.deepEqual(described(argparse), [
    ["rate", "learning rate"],
    ["size", '"How many rows: 100% of them"'],
  ]);
  const click = `import click
@click.command()
@click.option("--rate", type=float, default=0.1, help="Learning rate")
@click.option("--fast", is_flag=True, help="# quickly")
def main(rate, fast): pass
main()
`;
  assert.deepEqual(described(click), [
    ["rate", "Learning rate"],
    ["fast", '"# quickly"'],
  ]);
  const typer = `import typer
from typing import Annotated
def main(rate: Annotated[float, typer.Option(help="Learning rate")] = 0.1, size: int = typer.Option(3, help="Rows")):
    pass
typer.run(main)
`;
  assert.deepEqual(described(typer), [
    ["rate", "Learning rate"],
    ["size", "Rows"],
  ]);
});
