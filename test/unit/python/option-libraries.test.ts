import assert from "node:assert/strict";
import { test } from "node:test";
import { type OptionCase, takes } from "../../support/taken-options.ts";

const libraries: readonly OptionCase[] = [
  [
    "optparse",
    `from optparse import OptionParser, OptionGroup\np = OptionParser()\np.add_option("-f", "--file", dest="f", help="x")\ng = OptionGroup(p, "more")\ng.add_option("-n", type="int", default=3)\np.add_option("-q", "--quiet", action="store_true")\n(o, a) = p.parse_args()`,
    ["-f/--file string", "-n integer =3", "-q/--quiet flag", "!"],
  ],
  [
    "getopt",
    `import getopt, sys\no, a = getopt.getopt(sys.argv[1:], "hi:", ["help", "input=", "verbose"])`,
    ["-i string", "--help flag", "--input string", "--verbose flag", "!"],
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
      "--mode string =fast of fast|slow",
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
    "short names of absl",
    `from absl import app, flags\nflags.DEFINE_integer("size", 3, "s", short_name="s")\nflags.DEFINE_bool("amp", False, "a", short_name="a")\ndef main(_): ...\napp.run(main)`,
    ["--size/--s integer =3", "--amp/--a flag =False off by --noamp/--noa", "!"],
  ],
  [
    "further names of fields",
    `from dataclasses import dataclass, field\nfrom transformers import HfArgumentParser\nfrom transformers.hf_argparser import HfArg\n@dataclass\nclass A:\n    rate: float = HfArg(default=0.1, aliases=["--lr", "-r"])\n    size: int = field(default=3, metadata={"aliases": ["-s"]})\na, = HfArgumentParser(A).parse_args_into_dataclasses()`,
    ["--rate/--lr/-r float =0.1", "--size/-s integer =3", "!"],
  ],
  [
    "further names of fields of simple_parsing",
    `from dataclasses import dataclass\nimport simple_parsing\nfrom simple_parsing import field\n@dataclass\nclass A:\n    rate: float = field(default=0.1, alias=["-r", "--lr"])\n    size: int = field(3, alias="-s")\nsimple_parsing.parse(A)`,
    ["--rate/-r/--lr float =0.1", "--size/-s integer =3", "!"],
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
    ["--k string =a of a|b", "--m integer =[1] several", "--amp flag =True off by --noamp", "!"],
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
      "-n integer =3",
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

const commands: readonly OptionCase[] = [
  [
    "commands of click in a dictionary",
    `import click\n@click.command()\n@click.option("--a")\ndef one(a): ...\n@click.command()\n@click.option("--b")\ndef two(b): ...\ncli = click.Group(commands={"x": one, "y": two})\ncli()`,
    ["--b string", "!"],
    "python train.py y {parameters}",
  ],
  [
    "commands of click one after the other",
    `import click\n@click.group(chain=True)\ndef cli(): ...\n@cli.command()\n@click.option("--a")\ndef one(a): ...\n@cli.command()\n@click.option("--b")\ndef two(b): ...\ncli()`,
    ["--b string", "!"],
    "python train.py one --a 1 two {parameters}",
  ],
  [
    "decorators of click with arguments",
    `import click\ndef rate(default):\n    def deco(f):\n        return click.option("--rate", type=float, default=default)(f)\n    return deco\ndef made(name, **kw):\n    return click.option(f"--{name}", **kw)\n@click.command()\n@rate(0.1)\n@made("n", type=int)\ndef main(**kw): ...\nmain()`,
    ["--rate float =0.1", "--n integer", "!"],
  ],
  [
    "choices of click among the members of an enumeration",
    `import click, enum\nclass C(enum.Enum):\n    RED = "red"\n    BLUE = "blue"\n@click.command()\n@click.option("--c", type=click.Choice(C), default=C.RED)\n@click.option("--pair", type=(int, str))\ndef main(**kw): ...\nmain()`,
    ["--c string =RED of RED|BLUE", "--pair ? several", "!"],
  ],
  [
    "click in a way that is not followed",
    `import click\ncmd = click.Command("x", params=[click.Option(["--a"])], callback=print)\ncmd()`,
    ["?"],
  ],
  [
    "a typer app that is added without a name",
    `import typer\nsub = typer.Typer()\n@sub.command()\ndef create(name: str = "x"): ...\napp = typer.Typer()\napp.add_typer(sub)\n@app.command()\ndef other(y: int = 1): ...\napp()`,
    ["--name string =x", "!"],
    "python train.py create {parameters}",
  ],
  [
    "commands of tyro from a union",
    `import tyro\nfrom dataclasses import dataclass\nfrom typing import Union\n@dataclass\nclass TrainConfig:\n    lr: float = 0.1\n@dataclass\nclass Eval:\n    path: str = "x"\ntyro.cli(Union[TrainConfig, Eval])`,
    ["--lr float =0.1", "!"],
    "python train.py train-config {parameters}",
  ],
  [
    "commands of tyro without the command in the command line",
    `import tyro\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    lr: float = 0.1\n@dataclass\nclass B:\n    path: str = "x"\ntyro.cli(A | B)`,
    ["--lr float =0.1", "--path string =x", "?", "!"],
  ],
  [
    "settings of tyro by name",
    `import tyro\nfrom dataclasses import dataclass\n@dataclass\nclass C:\n    lr: float\n    n: int = 3\ntyro.extras.overridable_config_cli({"small": ("Small", C(lr=0.2)), "big": ("Big", C(lr=0.3, n=9))})`,
    ["--lr float =0.3", "--n integer =9", "!"],
    "python train.py big {parameters}",
  ],
  [
    "what tyro is told of fields",
    `import tyro, enum\nfrom dataclasses import dataclass, field\nfrom typing import Annotated\nclass M(enum.Enum):\n    FAST = "fast"\n    SLOW = 2\n@dataclass\nclass O:\n    lr: float = 0.1\n@dataclass\nclass C:\n    o: O = field(default_factory=lambda: O(lr=0.5))\n    m: M = M.FAST\n    a: Annotated[int, tyro.conf.arg(name="other")] = 1\n    p: tyro.conf.Positional[int] = 3\n    f: tyro.conf.Fixed[int] = 3\ntyro.cli(C)`,
    [
      "--o.lr float =0.5",
      "--m string =FAST of FAST|SLOW",
      "--other integer =1",
      "<p> integer =3",
      "!",
    ],
  ],
  [
    "parameters of a function for tyro that have a place only",
    `import tyro\ndef main(data: str, /, n: int = 3) -> None: ...\ntyro.cli(main)`,
    ["<data> string", "--n integer =3", "!"],
  ],
  [
    "settings of tyro that are not read",
    `import tyro\nfrom dataclasses import dataclass\n@dataclass\nclass C:\n    lr: float = 0.1\ntyro.cli(C, config=(tyro.conf.AvoidSubcommands,))`,
    ["?", "!"],
  ],
  [
    "commands of pydantic-settings",
    `from pydantic_settings import BaseSettings, CliApp, CliSubCommand\nfrom pydantic import BaseModel\nclass Fit(BaseModel):\n    rate: float = 0.1\nclass Load(BaseModel):\n    src: str = "x"\nclass S(BaseSettings):\n    fit: CliSubCommand[Fit]\n    load: CliSubCommand[Load]\nCliApp.run(S)`,
    ["--rate float =0.1", "!"],
    "python train.py fit {parameters}",
  ],
  [
    "fields of pydantic-settings with a place or other names",
    `from pydantic_settings import BaseSettings, CliPositionalArg, CliImplicitFlag\nfrom pydantic import AliasChoices, Field\nclass S(BaseSettings, cli_parse_args=True, cli_ignore_unknown_args=True):\n    pos: CliPositionalArg[str]\n    imp: CliImplicitFlag[bool] = False\n    m: int = Field(3, validation_alias=AliasChoices("m", "mm"))\nS()`,
    ["<pos> string", "--imp flag =False off by --no-imp", "-m/--mm integer =3"],
  ],
  [
    "a model that CliApp runs",
    `from pydantic_settings import CliApp\nfrom pydantic import BaseModel\nclass S(BaseModel):\n    a_b: int = 1\n    on: bool = False\nCliApp.run(S)`,
    ["--a-b integer =1", "--on flag =False off by --no-on", "!"],
  ],
  [
    "modules and dataclasses for fire",
    {
      "train.py": "import fire\nimport lib\nfire.Fire(lib)",
      "lib.py":
        "from dataclasses import dataclass\ndef load(src): ...\n@dataclass\nclass C:\n    lr: float = 0.1\n    def run(self, n=1): ...",
    },
    ["--lr float =0.1", "--n integer =1", "!"],
    "python train.py C run {parameters}",
  ],
  [
    "flags that a program looks for itself",
    `import sys\nif "--debug" in sys.argv:\n    print(1)\nif "x" in sys.argv or "--fast" not in sys.argv:\n    print(2)`,
    ["--debug flag", "--fast flag", "?"],
  ],
  [
    "prefixes of simple_parsing",
    `from simple_parsing import ArgumentParser\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    lr: float = 0.1\n    off: bool = False\np = ArgumentParser()\np.add_arguments(A, "train", prefix="train_")\np.parse_args()`,
    ["--train_lr float =0.1", "--train_off flag =False off by --notrain_off", "!"],
  ],
  [
    "the same class twice for simple_parsing",
    `from simple_parsing import ArgumentParser\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    lr: float = 0.1\np = ArgumentParser()\np.add_arguments(A, "train")\np.add_arguments(A, "valid")\np.parse_args()`,
    ["--lr float =0.1", "?", "!"],
  ],
  [
    "booleans and choices of transformers",
    `from dataclasses import dataclass, field\nfrom typing import Optional\nfrom transformers import HfArgumentParser\n@dataclass\nclass A:\n    opt: Optional[bool] = None\n    s: str = field(default="a", metadata={"choices": ["a", "b"]})\nHfArgumentParser(A).parse_args_into_dataclasses()`,
    ["--opt ? of True|False", "--s string =a of a|b", "!"],
  ],
];

for (const [what, files, expected, command = "python train.py {parameters}"] of [
  ...libraries,
  ...commands,
]) {
  test(`reads ${what}`, () => assert.deepEqual(takes(files, command), expected));
}
