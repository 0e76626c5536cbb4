import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "../../../server/src/core/base/value.ts";
import { pythonStr } from "../../../server/src/core/model/python-text.ts";
import { readScript } from "../../../server/src/core/python/script.ts";
import { startedProgram } from "../../../server/src/core/python/started-program.ts";
import { readStepCommands } from "../../../server/src/core/shell/commands.ts";

type Files = string | { readonly [path: string]: string };

/** What a program takes, each with its forms, type and default; `?` where there may be others, `!` where those are refused. */
function takes(files: Files, command: string): readonly string[] {
  const all = typeof files === "string" ? { "train.py": files } : files;
  const read = Object.entries(all).map(([path, text]) => ({ path, script: readScript(text) }));
  const [facts] = readStepCommands([command], { text: () => undefined }).commands;
  const words = facts?.scripts[0]?.words ?? [];
  const program = startedProgram(read, { words, isMain: true });
  const options = program.options.map((it) =>
    [
      it.position === undefined ? it.flags.join("/") : `<${it.name}>`,
      it.type ?? "?",
      ...(it.default ? [`=${shown(it.default)}`] : []),
      ...(it.choices ? [`of ${it.choices.map(shown).join("|")}`] : []),
      ...(it.several ? ["several"] : []),
      ...(it.negations.length > 0 ? [`off by ${it.negations.join("/")}`] : []),
    ].join(" "),
  );
  const rest = [...(program.isComplete ? [] : ["?"]), ...(program.isStrict ? ["!"] : [])];
  return [...options, ...rest];
}

function shown(value: Value): string {
  return pythonStr(value);
}

type Case = readonly [what: string, files: Files, expected: readonly string[], command?: string];

const argparse = "import argparse\np = argparse.ArgumentParser()\n";

const shapes: readonly Case[] = [
  [
    "options in a loop over a dictionary",
    `${argparse}D = {"lr": 0.1, "n": 3}\nfor k, v in D.items():\n    p.add_argument("--" + k, default=v, type=type(v))\np.parse_args()`,
    ["--lr float =0.1", "--n integer =3", "!"],
  ],
  [
    "options in a loop over a list of tuples",
    `${argparse}for name, kind, value in [("lr", float, 0.1), ("n", int, 3)]:\n    p.add_argument(f"--{name}", type=kind, default=value)\np.parse_args()`,
    ["--lr float =0.1", "--n integer =3", "!"],
  ],
  [
    "options in a loop over a constant of a module",
    {
      "train.py": `${argparse}from conf import D\nfor k, v in D.items():\n    p.add_argument("--%s" % k.replace("_", "-"), default=v)\np.parse_args()`,
      "conf.py": `D = {"l_r": 0.1}`,
    },
    ["--l-r string =0.1", "!"],
  ],
  [
    "options with dashes for underscores in a loop over a module's constant",
    {
      "train.py": `${argparse}from conf import D\nfor k, v in D.items():\n    p.add_argument("--" + k.replace("_", "-"), default=v)\np.parse_args()`,
      "conf.py": `D = {"l_r": 0.1}`,
    },
    ["--l-r string =0.1", "!"],
  ],
  [
    "options of a helper with arguments",
    `${argparse}def opt(name, default=None, **kw):\n    p.add_argument("--" + name, default=default, **kw)\nopt("lr", 0.1)\nopt("n", default=3)\nopt("x")\np.parse_args()`,
    ["--lr string =0.1", "--n string =3", "--x string =None", "!"],
  ],
  [
    "options of helpers in modules of modules",
    {
      "train.py": `${argparse}from lib import add_common\nadd_common(p)\np.parse_args()`,
      "lib.py":
        "from base import add_base\ndef add_common(p):\n    add_base(p)\n    p.add_argument('--a')",
      "base.py":
        "def add_base(parser):\n    parser.add_argument('--b')\ndef other(parser):\n    parser.add_argument('--never')",
    },
    ["--a string", "--b string", "!"],
  ],
  [
    "names through constants, lists and dictionaries",
    `${argparse}RATE = "--rate"\nNAMES = ["-e", "--epochs"]\nKW = {"type": int, "default": 3}\np.add_argument(RATE, type=float)\np.add_argument(*NAMES, **KW)\np.add_argument(*("--x", "-x"))\np.parse_args()`,
    ["--rate float", "-e/--epochs integer =3", "--x/-x string", "!"],
  ],
  [
    "methods by other names",
    `${argparse}from functools import partial\nadd = p.add_argument\nnumber = partial(p.add_argument, type=int, default=1)\nadd("--a")\nnumber("--b")\nnumber("--c", default=2)\np.parse_args()`,
    ["--a string", "--b integer =1", "--c integer =2", "!"],
  ],
  [
    "parsers in attributes, groups and classes",
    `import argparse
class Options:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        self.group = self.parser.add_mutually_exclusive_group()
        self.add()
    def add(self):
        self.parser.add_argument("--a")
        self.group.add_argument("--b")
    def parse(self):
        return self.parser.parse_args()
Options().parse()`,
    ["--a string", "--b string", "!"],
  ],
  [
    "a class that is a parser",
    `import argparse
class P(argparse.ArgumentParser):
    def __init__(self):
        super().__init__()
        self.add_argument("--a")
p = P()
p.add_argument("--b")
p.parse_args()`,
    ["--a string", "--b string", "!"],
  ],
  [
    "no options of other things",
    `from selenium import webdriver\no = webdriver.ChromeOptions()\no.add_argument("--headless")`,
    [],
  ],
  [
    "no options of a parser that gets words of the program",
    `${argparse}p.add_argument("--a")\np.parse_args([])`,
    [],
  ],
  [
    "options of a parser that another library extends",
    `${argparse}import ourlib\np.add_argument("--a")\np = ourlib.add_args(p)\np.parse_args()`,
    ["--a string", "?", "!"],
  ],
  [
    "options beside what is passed through",
    `${argparse}p.add_argument("--a")\nargs, rest = p.parse_known_args()`,
    ["--a string", "?"],
  ],
  [
    "options beside what is dropped",
    `${argparse}p.add_argument("--a")\nargs, _ = p.parse_known_args()`,
    ["--a string"],
  ],
  [
    "options beside words that are read directly",
    `${argparse}import sys\np.add_argument("--a")\np.parse_args()\nmode = sys.argv[1]`,
    ["--a string", "?", "!"],
  ],
  [
    "options of words that are handed over",
    `import argparse, sys\ndef main(argv=None):\n    if argv is None:\n        argv = sys.argv[1:]\n    p = argparse.ArgumentParser()\n    p.add_argument("--a")\n    p.parse_args(argv)\nif __name__ == "__main__":\n    sys.exit(main(sys.argv[1:]))`,
    ["--a string", "!"],
  ],
  [
    "dataclass fields in a loop",
    `${argparse}from dataclasses import dataclass, fields\n@dataclass\nclass C:\n    lr: float = 0.1\n    n: int = 3\nfor f in fields(C):\n    p.add_argument("--" + f.name, type=f.type, default=f.default)\np.parse_args()`,
    ["--lr float =0.1", "--n integer =3", "!"],
  ],
];

const libraries: readonly Case[] = [
  [
    "optparse",
    `from optparse import OptionParser, OptionGroup\np = OptionParser()\np.add_option("-f", "--file", dest="f", help="x")\ng = OptionGroup(p, "more")\ng.add_option("-n", type="int", default=3)\np.add_option("-q", "--quiet", action="store_true")\n(o, a) = p.parse_args()`,
    ["-f/--file string", "-n integer =3", "-q/--quiet flag", "!"],
  ],
  [
    "getopt",
    `import getopt, sys\no, a = getopt.getopt(sys.argv[1:], "hi:", ["help", "input=", "verbose"])`,
    ["--help flag", "--input string", "--verbose flag", "!"],
  ],
  [
    "typer",
    `import typer
from enum import Enum
from typing import Annotated, List, Optional
class Mode(str, Enum):
    fast = "fast"
    slow = "slow"
app = typer.Typer()
@app.command()
def main(name: str, learning_rate: float = 0.1, mode: Mode = Mode.fast, force: bool = False, tags: List[str] = typer.Option([], "--tag", "-t"), n: Annotated[Optional[int], typer.Option("--num", help="N")] = 3, out: str = typer.Option(...)): ...
if __name__ == "__main__":
    app()`,
    [
      "<name> string",
      "--learning-rate float =0.1",
      "--mode string of fast|slow",
      "--force flag =False off by --no-force",
      "--tag/-t string =[] several",
      "--num integer =3",
      "--out string",
      "!",
    ],
  ],
  [
    "typer.run",
    `import typer\ndef main(a: int = 1): ...\ntyper.run(main)`,
    ["--a integer =1", "!"],
  ],
  [
    "typer apps",
    `import typer\napp = typer.Typer()\nusers = typer.Typer()\napp.add_typer(users, name="users")\n@users.command()\ndef add_one(x: int = 1): ...\n@app.command("go")\ndef run(y: int = 1): ...\napp()`,
    ["--x integer =1", "!"],
    "python train.py users add-one {parameters}",
  ],
  [
    "fire",
    `import fire\ndef fit(lr=0.1, n: int = 3, shuffle=True, data_dir=None): ...\ndef load(src): ...\nif __name__ == "__main__":\n    fire.Fire({"fit": fit, "load": load})`,
    [
      "--lr float =0.1",
      "--n integer =3",
      "--shuffle flag =True off by --noshuffle",
      "--data_dir/--data-dir ?",
      "!",
    ],
    "python train.py fit {parameters}",
  ],
  [
    "fire with a class",
    `import fire\nclass T:\n    def __init__(self, seed=1): ...\n    def fit(self, lr=0.1): ...\n    def load(self, src): ...\nfire.Fire(T)`,
    ["--seed integer =1", "--lr float =0.1", "!"],
    "python train.py fit {parameters}",
  ],
  [
    "fire with anything",
    `import fire\ndef main(a=1, **kw): ...\nfire.Fire(main)`,
    ["--a integer =1", "?", "!"],
  ],
  [
    "fire with a module",
    `import fire\ndef fit(lr=0.1): ...\ndef load(src): ...\nfire.Fire()`,
    ["--src ?", "!"],
    "python train.py load {parameters}",
  ],
  [
    "absl",
    `from absl import app, flags
import enum
class K(enum.Enum):
    A = 1
    B = 2
flags.DEFINE_enum_class("k", K.A, K, "kind")
flags.DEFINE_multi_integer("m", [1], "many")
flags.DEFINE_bool("amp", True, "amp")
def main(_): ...
app.run(main)`,
    ["--k string of a|b", "--m integer =[1] several", "--amp flag =True off by --noamp", "!"],
  ],
  [
    "flags of an import that is not in the project",
    `import tensorflow as tf\nfrom learners.base import Learner\ntf.app.flags.DEFINE_string("log_dir", "logs", "")\ntf.app.run()`,
    ["--log_dir string =logs", "?"],
  ],
  [
    "dataclasses of transformers",
    `from dataclasses import dataclass, field
from transformers import HfArgumentParser
@dataclass
class A:
    model_name: str = field(metadata={"help": "m"})
    lr: float = field(default=0.1)
    amp: bool = True
    ids: list[int] = field(default_factory=lambda: [1])
parser = HfArgumentParser((A,))
a, = parser.parse_args_into_dataclasses()`,
    [
      "--model_name/--model-name string",
      "--lr float =0.1",
      "--amp flag =True off by --no_amp/--no-amp",
      "--ids integer =[1] several",
      "!",
    ],
  ],
  [
    "dataclasses beside those of the library",
    `from dataclasses import dataclass\nfrom transformers import HfArgumentParser, TrainingArguments\n@dataclass\nclass A:\n    x: int = 1\np = HfArgumentParser([A, TrainingArguments])\np.parse_args_into_dataclasses()`,
    ["--x integer =1", "?", "!"],
  ],
  [
    "a class with a base of the library",
    `from dataclasses import dataclass\nfrom transformers import HfArgumentParser, TrainingArguments\n@dataclass\nclass A(TrainingArguments):\n    x: int = 1\np = HfArgumentParser(A)\np.parse_args_into_dataclasses()`,
    ["--x integer =1", "?", "!"],
  ],
  [
    "tyro",
    `import tyro\nfrom dataclasses import dataclass, field\nfrom typing import Literal\n@dataclass\nclass Opt:\n    lr: float = 0.1\n@dataclass\nclass C:\n    data_dir: str\n    opt: Opt = field(default_factory=Opt)\n    mode: Literal["a", "b"] = "a"\n    debug: bool = False\ntyro.cli(C)`,
    [
      "--data-dir/--data_dir string",
      "--opt.lr float =0.1",
      "--mode string =a of a|b",
      "--debug flag =False off by --no-debug",
      "!",
    ],
  ],
  [
    "simple_parsing",
    `from simple_parsing import ArgumentParser\nfrom dataclasses import dataclass\n@dataclass\nclass C:\n    lr: float = 0.1\np = ArgumentParser()\np.add_argument("--x", type=int)\np.add_arguments(C, dest="c")\np.parse_args()`,
    ["--x integer", "--lr float =0.1", "!"],
  ],
  [
    "pydantic-settings",
    `from pydantic_settings import BaseSettings, SettingsConfigDict\nfrom pydantic import BaseModel, Field\nclass Opt(BaseModel):\n    lr: float = 0.1\nclass S(BaseSettings):\n    model_config = SettingsConfigDict(cli_parse_args=True)\n    data_dir: str\n    opt: Opt = Opt()\n    n: int = Field(3, description="N")\n    debug: bool = False\nS()`,
    [
      "--data_dir string",
      "--opt.lr float =0.1",
      "--n integer =3",
      "--debug ? =False of True|False",
      "!",
    ],
  ],
  [
    "no options of settings from the environment",
    "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    a: int = 1\nS()",
    [],
  ],
  [
    "CliApp of pydantic-settings",
    `from pydantic_settings import CliApp, BaseSettings\nclass S(BaseSettings, cli_kebab_case=True, cli_implicit_flags=True):\n    data_dir: str = "x"\n    debug: bool = False\nCliApp.run(S)`,
    ["--data-dir string =x", "--debug flag =False off by --no-debug", "!"],
  ],
  [
    "docopt",
    `"""Train.\n\nUsage:\n  train.py [options] [--fast]\n\nOptions:\n  -h --help        Show this.\n  -s <n>, --speed=<n>  Speed in knots [default: 10].\n  --moored         Moored.\n"""\nfrom docopt import docopt\nargs = docopt(__doc__)`,
    ["-s/--speed string =10", "--moored flag", "--fast flag", "!"],
  ],
  [
    "docopt with options that the usage does not take",
    `"""Usage: train.py --data=<path> [-o FILE] [-v]\n\n  --data=<path>  Data\n  -o FILE        Out [default: a.txt]\n  --unused       No\n  -v --verbose   More\n"""\nimport docopt\nargs = docopt.docopt(__doc__)`,
    ["--data string", "-o string =a.txt", "-v/--verbose flag", "!"],
  ],
  [
    "docopt with commands",
    `"""Usage:\n  train.py fit <data> [--lr=<x>]\n  train.py (load | fetch) <uri>... [--force]\n"""\nfrom docopt import docopt\nargs = docopt(__doc__)`,
    ["<uri> string several", "--force flag", "!"],
    "python train.py fetch {parameters}",
  ],
  [
    "docopt without the command in the command line",
    `"""Usage:\n  train.py fit <data> [--lr=<x>]\n  train.py load [--force]\n"""\nfrom docopt import docopt\nargs = docopt(__doc__)`,
    ["<data> string", "--lr string", "--force flag", "?", "!"],
  ],
  [
    "docopt with a text that is not known",
    `from docopt import docopt\nfrom lib import DOC\nargs = docopt(DOC)`,
    ["?", "!"],
  ],
  [
    "jsonargparse",
    `from jsonargparse import CLI\ndef main(name: str, lr: float = 0.1): ...\nCLI(main)`,
    ["<name> string", "--lr float =0.1", "!"],
  ],
  [
    "tap",
    `from tap import Tap\nclass A(Tap):\n    lr: float = 0.1\n    on: bool = False\nargs = A().parse_args()`,
    ["--lr float =0.1", "--on flag =False", "!"],
  ],
  [
    "ConfigArgParse",
    `import configargparse\np = configargparse.ArgParser()\np.add("-c", "--conf", is_config_file=True)\np.add_argument("--rate", env_var="RATE", type=float)\np.parse_args()`,
    ["-c/--conf string", "--rate float", "!"],
  ],
  [
    "shared options of click",
    `import click\nimport functools\ndef common(f):\n    @click.option("--a", type=int)\n    @functools.wraps(f)\n    def wrapper(*args, **kw):\n        return f(*args, **kw)\n    return wrapper\nopts = [click.option("--b"), click.option("--c/--no-c")]\ndef add(options):\n    def inner(f):\n        for o in reversed(options):\n            f = o(f)\n        return f\n    return inner\none = click.option("--d")\n@click.command()\n@common\n@add(opts)\n@one\n@click.option(*["--e", "-e"])\ndef main(**kw): ...\nmain()`,
    ["--a integer", "--b string", "--c flag off by --no-c", "--d string", "--e/-e string", "!"],
  ],
  [
    "click that ignores unknown options",
    `import click\n@click.command(context_settings=dict(ignore_unknown_options=True))\n@click.option("--a")\n@click.argument("rest", nargs=-1)\ndef main(a, rest): ...\nmain()`,
    ["--a string", "<rest> string several"],
  ],
  [
    "an unread library",
    `import hydra\n@hydra.main(config_path="conf")\ndef main(cfg): ...\nmain()`,
    ["?"],
  ],
];

for (const [what, files, expected, command = "python train.py {parameters}"] of [
  ...shapes,
  ...libraries,
]) {
  test(`reads ${what}`, () => assert.deepEqual(takes(files, command), expected));
}
