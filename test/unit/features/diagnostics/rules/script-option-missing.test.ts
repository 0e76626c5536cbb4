import { test } from "node:test";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const parser = (end: string) => `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float)
parser.${end}()
# epochs
`;

const step = (parameter: string, command = "python train.py {parameters}") => `- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - ${parameter}`;

test("script-option-missing reports a parameter that the script refuses", () => {
  checkScriptRule(
    "script-option-missing",
    { "train.py": parser("parse_args") },
    `${step("name: epochs")}
              ^^^^^^ script-option-missing: "train.py" takes no option "--epochs"
`,
  );
});

test("script-option-missing names the nearest option", () => {
  checkScriptRule(
    "script-option-missing",
    { "train.py": `${parser("parse_args")}# rates` },
    `${step("name: rates")}
              ^^^^^ script-option-missing: "train.py" takes no option "--rates"; the nearest one is "--rate"
`,
  );
});

test("script-option-missing is quiet about options of the script and their beginnings", () => {
  checkScriptRule(
    "script-option-missing",
    { "train.py": parser("parse_args") },
    step("name: rate"),
  );
  checkScriptRule(
    "script-option-missing",
    { "train.py": `${parser("parse_args")}` },
    step("{ name: x, pass-as: '--rat={v}' }", "python train.py {parameters} # x"),
  );
});

test("script-option-missing is quiet where the script takes anything", () => {
  checkScriptRule(
    "script-option-missing",
    { "train.py": parser("parse_known_args") },
    step("name: epochs"),
  );
});

test("script-option-missing is quiet where the parameter is not passed", () => {
  checkScriptRule(
    "script-option-missing",
    { "train.py": parser("parse_args") },
    step("name: epochs", "python train.py"),
  );
});

test("script-option-missing and script-parameter-unused know how a flag is switched off", () => {
  const program = `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--amp", action=argparse.BooleanOptionalAction)
parser.parse_args()
`;
  checkScriptRule(
    "script-option-missing",
    { "train.py": program },
    step("{ name: no-amp, type: flag, default: true }"),
  );
});

const stepWith = (name: string, command: string, mark = "") => `- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - name: ${name}
${mark}`;

test("script-option-missing says how a positional argument is passed", () => {
  const program = `import argparse
p = argparse.ArgumentParser()
p.add_argument("source_file")
p.parse_args()
`;
  checkScriptRule(
    "script-option-missing",
    { "train.py": program },
    stepWith(
      "source-file",
      "python train.py {parameters}",
      `              ^^^^^^^^^^^ script-option-missing: "train.py" takes no option "--source-file"; it takes "source_file" by its place, so write "pass-as: '{v}'"\n`,
    ),
  );
});

test("script-option-missing looks at the command that the words name", () => {
  const program = `import click
@click.group()
def cli(): ...
@cli.command()
@click.option("--k")
def fit(k): ...
@cli.command()
@click.option("--source")
def load(source): ...
cli()
# k
`;
  const files = { "cli.py": program };
  checkScriptRule("script-option-missing", files, stepWith("k", "python cli.py fit {parameters}"));
  checkScriptRule(
    "script-option-missing",
    files,
    stepWith(
      "k",
      "python cli.py load {parameters}",
      `              ^ script-option-missing: "cli.py" takes no option "--k"\n`,
    ),
  );
  checkScriptRule(
    "script-option-missing",
    files,
    stepWith("other", "python cli.py {parameter-value:other} {parameters}"),
  );
  checkScriptRule(
    "script-option-missing",
    files,
    stepWith("other", "python cli.py unknown {parameters}"),
  );
});

test("script-option-missing looks at each program of a step", () => {
  checkScriptRule(
    "script-option-missing",
    { "prepare.py": parser("parse_args"), "train.py": parser("parse_known_args") },
    stepWith("epochs", "python prepare.py && python train.py {parameters}"),
  );
  checkScriptRule(
    "script-option-missing",
    { "prepare.py": parser("parse_args"), "train.py": parser("parse_known_args") },
    stepWith(
      "epochs",
      "python prepare.py {parameter:epochs} && python train.py",
      `              ^^^^^^ script-option-missing: "prepare.py" takes no option "--epochs"\n`,
    ),
  );
});

test("script-option-missing knows the options that a library takes of itself", () => {
  const program = `from absl import app, flags
flags.DEFINE_string("name", "x", "help")
app.run(print)
# names
`;
  const command = "python train.py {parameters}";
  checkScriptRule(
    "script-option-missing",
    { "train.py": program },
    stepWith("alsologtostderr", command),
  );
  checkScriptRule(
    "script-option-missing",
    { "train.py": program },
    stepWith(
      "names",
      command,
      `              ^^^^^ script-option-missing: "train.py" takes no option "--names"; the nearest one is "--name"\n`,
    ),
  );
});

test("script-option-missing reports a parameter once", () => {
  checkScriptRule(
    "script-option-missing",
    { "train.py": parser("parse_args"), "again.py": parser("parse_args") },
    stepWith(
      "epochs",
      "python train.py {parameters} && python again.py {parameters}",
      `              ^^^^^^ script-option-missing: "train.py" takes no option "--epochs"\n`,
    ),
  );
});

test("script-option-missing takes only an argument of the same name for the one that is meant", () => {
  const program = `import argparse
p = argparse.ArgumentParser()
p.add_argument("source_file")
p.add_argument("--other-file", dest="target")
p.parse_args()
`;
  checkScriptRule(
    "script-option-missing",
    { "train.py": program },
    stepWith(
      "target",
      "python train.py {parameters}",
      `              ^^^^^^ script-option-missing: "train.py" takes no option "--target"\n`,
    ),
  );
});
