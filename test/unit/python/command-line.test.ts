import assert from "node:assert/strict";
import { test } from "node:test";
import { readScript } from "#core/python/script.ts";
import { startedProgram } from "#core/python/started-program.ts";
import { readStepCommands } from "#core/shell/commands.ts";

type Files = string | { readonly [path: string]: string };

/** What a command gives a program takes: `?` where there may be other options, `!` where others are refused. */
function takes(files: Files, command = "python train.py {parameters}"): string {
  const all = typeof files === "string" ? { "train.py": files } : files;
  const read = Object.entries(all).map(([path, text]) => ({ path, script: readScript(text) }));
  const [facts] = readStepCommands([command], { text: () => undefined }).commands;
  const words = facts?.scripts[0]?.words ?? [];
  const { options, isComplete, isStrict } = startedProgram(read, { words, isMain: true });
  const shown = options.map((it) => (it.position === undefined ? it.name : `<${it.name}>`));
  return [...shown, ...(isComplete ? [] : ["?"]), ...(isStrict ? ["!"] : [])].join(" ");
}

type Case = readonly [what: string, files: Files, command: string, expected: string];

const group = `import click
@click.group()
@click.option("--verbose", is_flag=True)
@click.option("--conf")
def cli(verbose, conf): pass
@cli.command()
@click.option("--k")
def fit(k): pass
@cli.command("get")
@click.option("--source")
@click.argument("target")
def load_data(source, target): pass
@cli.group()
def model(): pass
@model.command()
@click.option("--m")
def show_all(m): pass
def other(x): pass
other = click.command(name="other")(other)
@click.command()
@click.option("--z")
def extra_cmd(z): pass
cli.add_command(extra_cmd)
cli.add_command(extra_cmd, "named")
if __name__ == "__main__":
    cli()
`;

const alone = group.replace("@click.group()", "@click.group(invoke_without_command=True)");

const clickCases: readonly Case[] = [
  ["a command", group, "python train.py fit {parameters}", "k !"],
  ["a command with a name", group, "python train.py get {parameters}", "source <target> !"],
  [
    "no command by its function",
    group,
    "python train.py load-data {parameters}",
    "verbose conf ? !",
  ],
  ["a group that runs without a command", alone, "python train.py --conf a", "verbose conf !"],
  ["its command", alone, "python train.py fit {parameters}", "k !"],
  [
    "a group that a parameter may give a command",
    alone,
    "python train.py {parameters}",
    "verbose conf k source <target> m z ? !",
  ],
  ["a nested command", group, "python train.py model show-all {parameters}", "m !"],
  ["an added command", group, "python train.py extra-cmd {parameters}", "z !"],
  ["an added command without its ending", group, "python train.py extra {parameters}", "z !"],
  ["an added command with a name", group, "python train.py named {parameters}", "z !"],
  [
    "options of the group before the command",
    group,
    "python train.py --verbose --conf a fit {parameters}",
    "k !",
  ],
  [
    "options of the group where they are passed",
    group,
    "python train.py {parameters} fit",
    "verbose conf !",
  ],
  [
    "every command where the word is not known",
    group,
    "python train.py {parameter-value:c} {parameters}",
    "verbose conf k source <target> m z ? !",
  ],
  [
    "every command where there is no word",
    group,
    "python train.py {parameters}",
    "verbose conf k source <target> m z ? !",
  ],
];

const subparsers = `import argparse
def run_fit(args): pass
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int)
    commands = parser.add_subparsers(dest="command", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--out")
    fit = commands.add_parser("fit", aliases=["f"], parents=[common])
    fit.add_argument("--rate", type=float)
    fit.set_defaults(func=run_fit)
    load = commands.add_parser("load")
    load.add_argument("source")
    group = load.add_argument_group("more")
    group.add_argument("--limit")
    args = parser.parse_args()
if __name__ == "__main__":
    main()
`;

const argparseCases: readonly Case[] = [
  ["a subcommand with a parent", subparsers, "python train.py fit {parameters}", "out rate !"],
  ["an alias", subparsers, "python train.py --seed 1 f {parameters}", "out rate !"],
  ["another subcommand", subparsers, "python train.py load {parameters}", "<source> limit !"],
  [
    "the options before the subcommand",
    subparsers,
    "python train.py {parameters} load x",
    "seed !",
  ],
  ["no unknown subcommand", subparsers, "python train.py other {parameters}", "seed ? !"],
];

for (const [what, files, command, expected] of [...clickCases, ...argparseCases]) {
  test(`takes the options of ${what}`, () => assert.equal(takes(files, command), expected));
}

test("takes nothing for dead that a library may look up or that is not used yet", () => {
  const text = `import argparse, json, tensorflow as tf
class Told(callbacks.Callback):
    def on_epoch_end(self, epoch, logs={}):
        print(json.dumps({"epoch": epoch}))
def told(x):
    print(json.dumps({"loss": x}))
def main(_):
    parser = argparse.ArgumentParser()
    parser.add_argument("--late")
    told(1)
parser = argparse.ArgumentParser()
parser.add_argument("--rate")
if __name__ == "__main__":
    tf.app.run()
`;
  const start = { words: [], isMain: true };
  const { options, dead } = startedProgram([{ path: "train.py", script: readScript(text) }], start);
  assert.deepEqual(
    options.map((it) => it.name),
    ["rate"],
  );
  assert.deepEqual(dead.get("train.py"), []);
});

/** The names of the functions of a file that do not run. */
function deadNames(files: { readonly [path: string]: string }, command: string, path: string) {
  const read = Object.entries(files).map(([at, text]) => ({ path: at, script: readScript(text) }));
  const [facts] = readStepCommands([command], { text: () => undefined }).commands;
  const words = facts?.scripts[0]?.words ?? [];
  const ranges = startedProgram(read, { words, isMain: true }).dead.get(path) ?? [];
  return ranges.map(({ start, end }) => /\w+\(/.exec(files[path]?.slice(start, end) ?? "")?.[0]);
}

const byHand = `import argparse, sys
LOAD = "load"
def cli(sys_argv):
    command = sys_argv[1]
    if command == "fit":
        fit(sys_argv)
    elif command == LOAD:
        load(sys_argv)
    else:
        print("no such command")
def fit(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate")
    parser.parse_args(argv[2:])
def load(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--source")
    parser.parse_args(argv[2:])
if __name__ == "__main__":
    cli(sys.argv)
`;

test("takes the options of the command that a program looks for itself", () => {
  assert.match(takes(byHand, "python train.py fit {parameters}"), /^rate\b(?!.*source)/);
  assert.match(takes(byHand, "python train.py load {parameters}"), /^source\b(?!.*rate)/);
  assert.match(takes(byHand, "python train.py other {parameters}"), /rate source/);
});

test("takes what a dictionary gives to fire as commands, also through packages", () => {
  const files = {
    "train.py": `import fire
from steps import fit, load
commands = {"fit": fit, "get": load}
if __name__ == "__main__":
    fire.Fire(commands)
`,
    "steps/__init__.py": "from .fit import fit, load\n",
    "steps/fit.py": "def fit(rate, size=1): pass\ndef load(source): pass\n",
  };
  assert.equal(takes(files, "python train.py fit {parameters}"), "rate size !");
  assert.equal(takes(files, "python train.py get {parameters}"), "source !");
  assert.deepEqual(deadNames(files, "python train.py get x", "steps/fit.py"), ["fit("]);
});
