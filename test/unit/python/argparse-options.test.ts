import assert from "node:assert/strict";
import { test } from "node:test";
import { type OptionCase, takes } from "../../support/taken-options.ts";

const argparse = "import argparse\np = argparse.ArgumentParser()\n";

const shapes: readonly OptionCase[] = [
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
    `${argparse}p.add_argument("--a")\nargs, rest = p.parse_known_args()\nrun(rest)`,
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

/** The same in shapes that are harder to follow. */
const settings: readonly OptionCase[] = [
  [
    "BooleanOptionalAction by another name",
    `${argparse}from argparse import BooleanOptionalAction as B\np.add_argument("--amp", action=B, default=True)\np.parse_args()`,
    ["--amp flag =True off by --no-amp", "!"],
  ],
  [
    "settings in dictionaries of a loop",
    `${argparse}OPTS = [{"name": "--lr", "type": float, "default": 0.1}, {"name": "--n", "type": int}]\nfor o in OPTS:\n    name = o.pop("name")\n    p.add_argument(name, **o)\np.parse_args()`,
    ["--lr float =0.1", "--n integer", "!"],
  ],
  [
    "settings read from dictionaries by their keys",
    `${argparse}OPTS = {"lr": dict(type=float, default=0.1), "n": {"type": int, "default": 3}}\nfor k, o in OPTS.items():\n    p.add_argument("--" + k, type=o["type"], default=o.get("default"))\np.parse_args()`,
    ["--lr float =0.1", "--n integer =3", "!"],
  ],
  [
    "settings that are merged",
    `${argparse}BASE = {"type": int}\np.add_argument("--a", **BASE, default=1)\np.add_argument("--b", **{**BASE, "default": 2})\np.add_argument("--c", **dict(BASE, default=3))\np.add_argument("--d", **(BASE | {"default": 4}))\np.parse_args()`,
    ["--a integer =1", "--b integer =2", "--c integer =3", "--d integer =4", "!"],
  ],
  [
    "settings that are not known",
    `${argparse}import json\nkw = json.load(open("x"))\np.add_argument("--a", **kw)\np.parse_args()`,
    ["--a ?", "!"],
  ],
  [
    "a helper that hands everything over",
    `${argparse}def opt(*names, **kw):\n    p.add_argument(*names, **kw)\nopt("--lr", "-l", type=float, default=0.1)\nopt("--n", type=int)\nopt("--on", action="store_true")\np.parse_args()`,
    ["--lr/-l float =0.1", "--n integer", "--on flag", "!"],
  ],
  [
    "defaults that are set afterwards",
    `${argparse}p.add_argument("--a-b", type=int, default=1)\np.add_argument("--c", dest="d")\np.set_defaults(a_b=3, d="x")\np.parse_args()`,
    ["--a-b integer =3", "--c string =x", "!"],
  ],
  [
    "defaults that are calculated",
    `${argparse}B = 4\np.add_argument("--a", type=int, default=2**10)\np.add_argument("--b", type=int, default=B * 2)\np.add_argument("--c", type=float, default=1 / 4)\np.add_argument("--d", type=int, default=int(1e6))\np.add_argument("--e", type=float, default=float("-inf"))\np.parse_args()`,
    [
      "--a integer =1024",
      "--b integer =8",
      "--c float =0.25",
      "--d integer =1000000",
      "--e float =-inf",
      "!",
    ],
  ],
  [
    "choices of enumerations and ranges",
    `${argparse}import enum\nclass C(enum.Enum):\n    RED = "red"\n    BLUE = "blue"\np.add_argument("--a", type=C, choices=list(C), default=C.RED)\np.add_argument("--b", choices=[it.value for it in C], default=C.BLUE.value)\np.add_argument("--c", choices=[it.name for it in C])\np.add_argument("--d", type=int, choices=range(1, 4))\np.parse_args()`,
    [
      "--a ? =red of red|blue",
      "--b string =blue of red|blue",
      "--c string of RED|BLUE",
      "--d integer of 1|2|3",
      "!",
    ],
  ],
  [
    "words that a second parser takes",
    `import argparse\na = argparse.ArgumentParser(add_help=False)\na.add_argument("--config")\nb = argparse.ArgumentParser()\nb.add_argument("--lr", type=float)\nargs, rest = a.parse_known_args()\nb.parse_args(rest)`,
    ["--config string", "--lr float", "!"],
  ],
  [
    "words that are only shown",
    `${argparse}p.add_argument("--a")\nargs, rest = p.parse_known_args()\nif rest:\n    print("not known:", rest)`,
    ["--a string"],
  ],
  [
    "words that are read in a loop",
    `${argparse}p.add_argument("--a")\nargs, rest = p.parse_known_args()\nfor it in rest:\n    print(it)`,
    ["--a string", "?"],
  ],
  [
    "all words that follow",
    `${argparse}p.add_argument("--a")\np.add_argument("rest", nargs=argparse.REMAINDER)\np.parse_args()`,
    ["--a string", "<rest> string several", "?", "!"],
  ],
  [
    "forms with other signs",
    `import argparse\np = argparse.ArgumentParser(prefix_chars="+-")\np.add_argument("+x")\np.add_argument("--a")\np.parse_args()`,
    ["--a string", "?", "!"],
  ],
  [
    "a positional argument that is named by its destination",
    `${argparse}p.add_argument(dest="file")\np.parse_args()`,
    ["<file> string", "!"],
  ],
  [
    "a method that a class of another module overrides",
    {
      "train.py": "from options.train import TrainOptions\nopt = TrainOptions().parse()",
      "options/__init__.py": "",
      "options/base.py": `import argparse
class BaseOptions:
    def initialize(self, parser):
        parser.add_argument("--root")
        return parser
    def parse(self):
        parser = self.initialize(argparse.ArgumentParser())
        return parser.parse_args()`,
      "options/train.py": `from .base import BaseOptions
class TrainOptions(BaseOptions):
    def initialize(self, parser):
        parser = BaseOptions.initialize(self, parser)
        parser.add_argument("--lr", type=float)
        return parser`,
    },
    ["--root string", "--lr float", "!"],
  ],
  [
    "a method that calls the one of its base",
    `import argparse
class Base:
    def add(self, parser):
        parser.add_argument("--a")
    def run(self):
        p = argparse.ArgumentParser()
        self.add(p)
        p.parse_args()
class Own(Base):
    def add(self, parser):
        super().add(parser)
        parser.add_argument("--b")
Own().run()`,
    ["--a string", "--b string", "!"],
  ],
  [
    "a parser from an installed library",
    "from ourlib import parser\nargs = parser.parse_args()",
    ["?", "!"],
  ],
  [
    "options that make_option makes",
    `import optparse\nopts = [optparse.make_option("-a", "--aa", type="int"), optparse.make_option("--bb")]\np = optparse.OptionParser(option_list=opts)\np.add_option("--cc", type="choice", choices=["x", "y"])\np.parse_args()`,
    ["-a/--aa integer", "--bb string", "--cc string of x|y", "!"],
  ],
  [
    "forms that a program compares with one word of getopt",
    `import getopt, sys\no, a = getopt.getopt(sys.argv[1:], "hi:v", ["input="])\nfor k, v in o:\n    if k in ("-i", "--input"):\n        print(v)`,
    ["-v flag", "-i/--input string", "!"],
  ],
];

for (const [what, files, expected, command = "python train.py {parameters}"] of [
  ...shapes,
  ...settings,
]) {
  test(`reads ${what}`, () => assert.deepEqual(takes(files, command), expected));
}
