import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "#core/base/value.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import { readScript } from "#core/python/script.ts";
import { startedProgram } from "#core/python/started-program.ts";

/** Each option on one line: name, type, default, choices and what else is said about it. */
function options(program: string): readonly string[] {
  return readScript(program).arguments.map(shown);
}

function shown({ name, type, required, several, ...rest }: ScriptArgument): string {
  const words = [name, type ?? "?"];
  if (rest.default) words.push(`=${text(rest.default)}`);
  if (rest.choices) words.push(`of ${rest.choices.map(text).join("|")}`);
  if (required) words.push("required");
  if (several) words.push("several");
  if (rest.position !== undefined) words.push(`at ${rest.position}`);
  if (rest.negations.length > 0) words.push(`off by ${rest.negations.join("|")}`);
  return words.join(" ");
}

function text(value: Value): string {
  switch (value.kind) {
    case "integer":
      return value.digits;
    case "float":
      return value.text;
    case "string":
    case "boolean":
      return String(value.value);
    default:
      return value.kind;
  }
}

const parser = "import argparse\nparser = argparse.ArgumentParser()\n";

const cases: readonly (readonly [what: string, program: string, expected: readonly string[]])[] = [
  [
    "an option",
    `${parser}parser.add_argument("--rate", type=float, default=1e-3)`,
    ["rate float =0.001"],
  ],
  [
    "short and long forms",
    `${parser}parser.add_argument("-e", "--epochs", type=int, default=5)`,
    ["epochs integer =5"],
  ],
  ["a text by default", `${parser}parser.add_argument("--name")`, ["name string"]],
  [
    "choices",
    `${parser}parser.add_argument("--o", choices=["adam", "sgd"], required=True)`,
    ["o string of adam|sgd required"],
  ],
  ["flags", `${parser}parser.add_argument("--on", action="store_true")`, ["on flag"]],
  ["one value or none", `${parser}parser.add_argument("--a", nargs="?")`, ["a string"]],
  [
    "several values",
    `${parser}parser.add_argument("--ids", type=int, nargs="+")`,
    ["ids integer several"],
  ],
  [
    "groups",
    `${parser}group = parser.add_argument_group("x")\ngroup.add_argument("--a", type=custom)`,
    ["a ?"],
  ],
  [
    "positional arguments with their places",
    `${parser}parser.add_argument("file")\nparser.add_argument("--x")\nparser.add_argument("more", nargs="*", type=int)`,
    ["file string required at 0", "x string", "more integer several at 1"],
  ],
  [
    "click",
    `import click\n@click.command()\n@click.option("--rate", "-r", type=float, default=0.1)\n@click.option("--on", is_flag=True)\ndef main(rate, on): pass`,
    ["rate float =0.1", "on flag"],
  ],
  [
    "the types of defaults in click",
    `import click\n@click.option("--k", default=1)\n@click.option("--p", default="x")\ndef main(k, p): pass`,
    ["k integer =1", "p string =x"],
  ],
  [
    "choices of click",
    `import click\n@click.option("--o", type=click.Choice(["a", "b"]))\ndef main(o): pass`,
    ["o string of a|b"],
  ],
  [
    "a flag of argparse that can be switched off",
    `${parser}parser.add_argument("-a", "--amp", action=argparse.BooleanOptionalAction)`,
    ["amp flag off by --no-amp"],
  ],
  [
    "a flag of click that can be switched off",
    `import click\n@click.option("--shout/--no-shout", " /-S", default=False)\ndef main(shout): pass`,
    ["shout flag =false off by --no-shout|-S"],
  ],
  [
    "a flag of absl",
    `from absl import flags\nflags.DEFINE_bool("amp", True, "help")`,
    ["amp flag =true off by --noamp"],
  ],
  [
    "ConfigArgParse",
    `import configargparse\np = configargparse.ArgParser()\np.add("-r", "--rate", type=float)\np.add_arg("--n", type=int)`,
    ["rate float", "n integer"],
  ],
  ["no option where a set is added to", `${parser}names = set()\nnames.add("--rate")`, []],
  [
    "absl",
    `from absl import flags\nflags.DEFINE_integer("n", 3, "help")\nflags.DEFINE_enum("e", "a", ["a", "b"], "help")`,
    ["n integer =3", "e string =a of a|b"],
  ],
];

for (const [what, program, expected] of cases) {
  test(`reads ${what}`, () => assert.deepEqual(options(program), expected));
}

test("says where the name of an option is written", () => {
  const program = `${parser}parser.add_argument("--my-rate")`;
  const [option] = readScript(program).arguments;
  assert.equal(program.slice(option?.range.start, option?.range.end), "my-rate");
  assert.equal(option?.literal, true);
});

test("says whether other options are refused", () => {
  const isStrict = (program: string) =>
    startedProgram([{ path: "train.py", script: readScript(program) }], { words: [], isMain: true })
      .isStrict;
  assert.equal(isStrict(`${parser}parser.parse_args()`), true);
  assert.equal(isStrict(`${parser}parser.parse_known_args()`), false);
  assert.equal(isStrict("print(1)"), false);
});
