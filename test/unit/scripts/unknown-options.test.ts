import { test } from "node:test";
import { checkCode } from "../../support/check-code.ts";

const step = (command: string, ...parameters: readonly string[]) => `- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
${parameters.map((it) => `      - ${it}`).join("\n")}
`;

const passing = "python train.py {parameters}";

type Files = { readonly [path: string]: string };

/** Programs with a step about which no rule has anything to say. */
const silent: readonly (readonly [what: string, files: Files, yaml: string])[] = [
  [
    "options that another library may add",
    {
      "train.py":
        "import argparse\nimport ourlib\np = argparse.ArgumentParser()\np.add_argument('--a')\np = ourlib.add_args(p)\np.parse_args()\n",
    },
    step(passing, "name: samples"),
  ],
  [
    "options that click takes of itself",
    {
      "train.py":
        "import click\n@click.command()\n@click.password_option()\n@click.confirmation_option()\n@click.version_option('1', '--ver')\ndef main(password): pass\nmain()\n",
    },
    step(
      passing,
      "name: password",
      "{name: ver, type: flag}",
      '{name: "yes", type: flag}',
      "{name: help, type: flag}",
    ),
  ],
  [
    "the option for help of argparse",
    { "train.py": "import argparse\nargparse.ArgumentParser().parse_args()\n" },
    step(passing, "{name: help, type: flag}"),
  ],
  [
    "a parser that comes from another library",
    { "train.py": "from ourlib import parser\nargs = parser.parse_args()\n" },
    step(passing, "name: samples"),
  ],
  [
    "flags that an import outside of the project may define",
    {
      "train.py":
        "import tensorflow as tf\nfrom learners.base import Learner\ntf.app.flags.DEFINE_string('log_dir', 'logs', '')\ntf.app.run()\n",
    },
    step(passing, "name: samples"),
  ],
  [
    "options in a loop over what a file holds",
    {
      "train.py":
        "import argparse, json\np = argparse.ArgumentParser()\np.add_argument('--a')\nfor k, v in json.load(open('c.json')).items():\n    p.add_argument('--' + k, default=v)\np.parse_args()\n",
    },
    step(passing, "name: samples"),
  ],
  [
    "options in a loop over a dictionary",
    {
      "train.py":
        "import argparse\nD = {'samples': 3}\np = argparse.ArgumentParser()\np.add_argument('--a')\nfor k, v in D.items():\n    p.add_argument('--' + k, default=v)\np.parse_args()\n",
    },
    step(passing, "name: samples"),
  ],
  [
    "settings of an option that are not known",
    {
      "train.py":
        "import argparse, json\nkw = json.load(open('c.json'))\np = argparse.ArgumentParser()\np.add_argument('--on', **kw)\np.parse_args()\n",
    },
    step(passing, "{ name: on, type: flag }"),
  ],
  [
    "a value that is converted before it is compared",
    {
      "train.py":
        "import argparse\np = argparse.ArgumentParser()\np.add_argument('--opt', type=str.lower, choices=['adam', 'sgd'])\np.parse_args()\n",
    },
    step(passing, "{ name: opt, default: Adam }"),
  ],
  [
    "BooleanOptionalAction by another name",
    {
      "train.py":
        "import argparse\nfrom argparse import BooleanOptionalAction as B\np = argparse.ArgumentParser()\np.add_argument('--amp', action=B)\np.parse_args()\n",
    },
    step(passing, "{ name: no-amp, type: flag, default: true }"),
  ],
  [
    "short forms of ConfigArgParse",
    {
      "train.py":
        "import configargparse\np = configargparse.ArgParser()\np.add('--samples', type=int)\np.parse_args()\n",
    },
    step(passing, "{ name: samples, type: integer }"),
  ],
  [
    "short options of getopt",
    {
      "train.py": "import getopt, sys\no, a = getopt.getopt(sys.argv[1:], 'n:v')\n",
    },
    step(passing, "{ name: samples, pass-as: '-n {v}' }"),
  ],
  [
    "an option of the command that the words choose",
    {
      "train.py":
        "import click\n@click.group(chain=True)\ndef cli(): ...\n@cli.command()\n@click.option('--a')\ndef one(a): ...\n@cli.command()\n@click.option('--samples')\ndef two(samples): ...\ncli()\n",
    },
    step("python train.py one two {parameters}", "name: samples"),
  ],
  [
    "a command that only running tells",
    {
      "train.py":
        "import argparse\np = argparse.ArgumentParser()\nc = p.add_subparsers()\nc.add_parser('fit').add_argument('--a')\nc.add_parser('load').add_argument('--b')\np.parse_args()\n",
    },
    step("python train.py $MODE {parameters}", "name: samples"),
  ],
  [
    "click in a way that is not followed",
    {
      "train.py":
        "import click\nclick.Command('x', params=[click.Option(['--n'])], callback=print)()\n",
    },
    step(passing, "name: samples"),
  ],
  [
    "members of an enumeration by their names",
    {
      "train.py":
        "import tyro, enum\nfrom dataclasses import dataclass\nclass M(enum.Enum):\n    FAST = 'f'\n    SLOW = 's'\n@dataclass\nclass C:\n    mode: M = M.FAST\ntyro.cli(C)\n",
    },
    step(passing, "{ name: mode, default: SLOW }"),
  ],
  [
    "an option in a method that a subclass overrides",
    {
      "train.py": "from own import Own\nOwn().parse()\n",
      "own.py":
        "from base import Base\nclass Own(Base):\n    def fill(self, parser):\n        parser.add_argument('--samples')\n        return parser\n",
      "base.py":
        "import argparse\nclass Base:\n    def fill(self, parser):\n        return parser\n    def parse(self):\n        return self.fill(argparse.ArgumentParser()).parse_args()\n",
    },
    step(passing, "name: samples"),
  ],
  [
    "words that are read directly",
    {
      "train.py":
        "import argparse, sys\np = argparse.ArgumentParser()\np.add_argument('--a')\nif '--samples' in sys.argv:\n    print(1)\np.parse_args()\n",
    },
    step(passing, "name: epochs"),
  ],
  [
    "a docopt text that is not known",
    { "train.py": "from docopt import docopt\nfrom lib import DOC\ndocopt(DOC)\n" },
    step(passing, "name: samples"),
  ],
];

for (const [what, files, yaml] of silent) {
  test(`the rules about code are quiet about ${what}`, () => checkCode(files, yaml));
}

test("script-option-missing knows which command the words choose", () => {
  checkCode(
    {
      "train.py":
        "import argparse\np = argparse.ArgumentParser()\nc = p.add_subparsers()\nc.add_parser('fit').add_argument('--rate')\nc.add_parser('load').add_argument('--samples')\np.parse_args()\n",
    },
    `- step:
    name: train
    image: busybox
    command: python train.py fit {parameters}
    parameters:
      - name: samples
              ^^^^^^^ script-option-missing: "train.py" takes no option "--samples"
`,
  );
});
