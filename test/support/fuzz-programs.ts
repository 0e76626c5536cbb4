import fc from "fast-check";
import { edited } from "./conclusions.ts";
import { editScript } from "./fuzz-properties.ts";

/** A program of a project with a command that starts it. */
export interface Program {
  readonly place: string;
  readonly text: string;
  readonly command: string;
}

const name = fc.constantFrom(
  "lr",
  "epochs",
  "batch-size",
  "data",
  "p",
  "is_on",
  "class",
  "ä",
  "__x",
);
const help = fc.constantFrom("None", "'how much'", "f'{x}'", '"""two\nlines"""', "_('text')");
const literal = fc.constantFrom(
  "1",
  "0.1",
  "'a'",
  "None",
  "True",
  "[1, 2]",
  "x",
  "f'{x}'",
  "int('1')",
);
const type = fc.constantFrom("int", "float", "str", "bool", "lambda it: it", "list[int]", "Path");

interface Parts {
  readonly names: readonly string[];
  readonly value: string;
  readonly type: string;
  readonly help: string;
}

const parts: fc.Arbitrary<Parts> = fc.record({
  names: fc.array(name, { minLength: 1, maxLength: 5 }),
  value: literal,
  type,
  help,
});

/** The name as Python's. */
function field(text: string): string {
  return text.replaceAll("-", "_");
}

/** The same line for each name. */
function each({ names }: Parts, line: (text: string) => string): string {
  return names.map(line).join("\n");
}

/** The ways in which programs declare what they are given, as far as they are read. */
const shapes: readonly ((parts: Parts) => string)[] = [
  (it) => `import argparse
parser = argparse.ArgumentParser()
group = parser.add_mutually_exclusive_group()
${each(it, (x) => `parser.add_argument("-${x[0]}", "--${x}", type=${it.type}, default=${it.value}, help=${it.help})`)}
for each in ["a", "b"]:
    group.add_argument(f"--{each}", action="store_true")
args, rest = parser.parse_known_args()
${each(it, (x) => `print(args.${field(x)}, vars(args)["${x}"])`)}
`,
  (it) => `import argparse
parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="command")
${each(it, (x) => `own = commands.add_parser("${x}")\nown.add_argument("--${x}", action=argparse.BooleanOptionalAction)`)}
parser.parse_args()
`,
  (it) => `import click
@click.group()
def cli(): pass
@cli.command()
${each(it, (x) => `@click.option("--${x}/--no-${x}", "${field(x)}", default=${it.value}, help=${it.help})`)}
def train(${it.names.map(field).join(", ")}): pass
cli()
`,
  (it) => `import typer
app = typer.Typer()
@app.command()
def train(${it.names.map((x) => `${field(x)}: ${it.type} = typer.Option(${it.value}, "--${x}")`).join(", ")}): pass
app()
`,
  (it) => `import fire
def train(${it.names.map((x) => `${field(x)}: ${it.type} = ${it.value}`).join(", ")}): pass
class Tool:
    def go(self, x=1): return train
fire.Fire({"train": train, "tool": Tool})
`,
  (it) => `from dataclasses import dataclass, field
from transformers import HfArgumentParser
import tyro
@dataclass
class Base:
    seed: int = 1
@dataclass
class Args(Base):
${each(it, (x) => `    ${field(x)}: ${it.type} = field(default=${it.value}, metadata={"help": ${it.help}})`)}
tyro.cli(Args)
HfArgumentParser((Args, Base)).parse_args_into_dataclasses()
`,
  (it) => `from absl import app, flags
${each(it, (x) => `flags.DEFINE_string("${x}", ${it.value}, ${it.help})`)}
app.run(lambda _: print(flags.FLAGS.${field(it.names[0] ?? "x")}))
`,
  (it) => `from pydantic_settings import BaseSettings
class Settings(BaseSettings, cli_parse_args=True):
${each(it, (x) => `    ${field(x)}: ${it.type} = ${it.value}`)}
Settings()
`,
  (it) => `import json, valohai
valohai.prepare(step="s", image="i", default_parameters={${it.names.map((x) => `"${x}": ${it.value}`).join(", ")}}, default_inputs={"i": "s3://a"})
${each(it, (x) => `valohai.parameters("${x}").value`)}
path = valohai.inputs("i").path()
with valohai.metadata.logger() as logger:
    logger.log("${it.names[0]}", ${it.value})
print(json.dumps({${it.names.map((x) => `"${x}": ${it.value}`).join(", ")}, **{"a": 1}}))
`,
  (it) => `from helpers import parse, log
import helpers as h, os, sys, yaml
sys.path.append("src")
with open("/valohai/config/parameters.yaml") as f: config = yaml.safe_load(f)
${each(it, (x) => `h.log("${x}", config["${x}"]); os.environ.get("${x}")`)}
def log(key, value): print('{"%s": %s}' % (key, value))
def parse(): return parse()
os.listdir("/valohai/inputs/${it.names[0]}")
`,
];

const source = fc.tuple(fc.constantFrom(...shapes), parts).map(([shape, it]) => shape(it));

/** Programs with slips: unfinished lines, lost brackets, lines twice. */
const python = fc.oneof(
  { weight: 2, arbitrary: source },
  {
    weight: 1,
    arbitrary: fc.tuple(source, editScript).map(([text, edits]) => edits.reduce(edited, text)),
  },
  { weight: 1, arbitrary: fc.array(source, { maxLength: 4 }).map((it) => it.join("\n")) },
);

const notebook = fc.tuple(fc.array(python, { maxLength: 4 }), fc.boolean()).map(([cells, asText]) =>
  JSON.stringify({
    cells: cells.map((it, index) => ({
      cell_type: index === 3 ? "markdown" : "code",
      metadata: { tags: index === 0 ? ["parameters"] : [] },
      source: asText ? it : it.split(/(?<=\n)/),
      outputs: [],
    })),
    metadata: { kernelspec: { language: "python" } },
    nbformat: 4,
  }),
);

const shellLine = fc.constantFrom(
  "set -euo pipefail",
  "cd sub || exit 1",
  'cd "$(dirname "$0")"',
  'python train.py "$@"',
  "python train.py --lr=$LR --p $P",
  "for x in 1 2; do python $x.py; done",
  "if [ -f a ]; then",
  "fi",
  "run() { python train.py $1; }",
  "run a",
  "source run.sh",
  "bash run.sh",
  "cat <<EOF > a.py",
  "EOF",
  "python - <<'EOF'",
  "import valohai; valohai.parameters('p').value",
  "make all",
  'echo "{\\"a\\": 1}"',
  "export PYTHONPATH=src:$PYTHONPATH",
);

const shell = fc.array(shellLine, { maxLength: 25 }).map((it) => `#!/bin/sh\n${it.join("\n")}\n`);

const makefile = fc
  .array(
    fc.constantFrom(
      "all: train",
      "train: all",
      "\tpython train.py $(ARGS)",
      "\t@cd sub && $(MAKE)",
      "P := python",
      "include Makefile",
      "%.o: %.c",
      "\t$(P) \\",
      "\ttrain.py",
      ".PHONY: all",
    ),
    { maxLength: 20 },
  )
  .map((it) => `${it.join("\n")}\n`);

const pythonCommand = fc.constantFrom(
  "python train.py {parameters}",
  "python train.py train --lr={parameter-value:lr}",
  "cd sub; python ../train.py {parameters}",
  "python -m train {parameters}",
  "uv run train.py; torchrun --nproc 2 train.py",
  "bash -c 'python train.py {parameters}' | tee log",
);

/** A program in one of the shapes that are read, or nearly so. */
export const program: fc.Arbitrary<Program> = fc.oneof(
  { weight: 4, arbitrary: programAt("train.py", python, pythonCommand) },
  programAt("sub/train.py", python, fc.constant("cd sub && python train.py {parameters}")),
  programAt("helpers.py", python, fc.constant("python -m helpers")),
  programAt(
    "train.ipynb",
    fc.oneof(
      notebook,
      notebook.map((it) => it.slice(0, -9)),
    ),
    fc.constantFrom(
      "papermill train.ipynb out.ipynb -p lr 1",
      "jupyter nbconvert --execute train.ipynb",
    ),
  ),
  programAt("run.sh", shell, fc.constantFrom("bash run.sh {parameters}", ". ./run.sh")),
  programAt("Makefile", makefile, fc.constantFrom("make", "make all ARGS={parameters}")),
);

function programAt(
  place: string,
  text: fc.Arbitrary<string>,
  command: fc.Arbitrary<string>,
): fc.Arbitrary<Program> {
  return fc.record({ place: fc.constant(place), text, command });
}
