import assert from "node:assert/strict";
import { test } from "node:test";
import { readScript } from "#core/python/script.ts";

/** The keys that a program prints; `?` where there may be others. */
function printed(program: string): string {
  const { keys, complete } = readScript(`import json, sys, os\n${program}`).metadata;
  return [...keys.map((it) => it.name), ...(complete ? [] : ["?"])].join(" ");
}

const object = 'json.dumps({"acc": 1})';
const plain = 'import logging\nlogging.basicConfig(stream=sys.stdout, format="%(message)s")\n';

/** A program that runs a statement while standard output goes to a file. */
function redirected(file: string, statement: string): string {
  return `from contextlib import redirect_stdout\nwith redirect_stdout(${file}):\n    ${statement}`;
}

const cases: readonly (readonly [program: string, expected: string])[] = [
  [`say = print\nsay(${object})`, "acc"],
  [`import functools\nsay = functools.partial(print, flush=True)\nsay(${object})`, "acc"],
  [`from functools import partial\nsay = partial(sys.stdout.write)\nsay(${object})`, "acc"],
  [`from rich import print\nprint(${object})`, "acc"],
  [`import builtins\nbuiltins.print(${object})`, "acc"],
  [`out = sys.stdout\nout.write(${object} + "\\n")`, "acc"],
  [`sys.stdout.writelines([${object}, "\\n"])`, "acc"],
  ["sys.stdout.writelines(lines)", "?"],
  [`os.write(1, ${object}.encode())`, "acc"],
  [`os.write(sys.stdout.fileno(), ${object}.encode())`, "acc"],
  [`os.write(fd, ${object}.encode())`, ""],
  [`print("\\n".join([json.dumps({"a": 1}), json.dumps({"b": 2})]))`, "a b"],
  [`print("\\n".join(json.dumps({"a": it}) for it in rows))`, "a"],
  [`rows = []\nrows.append(json.dumps({"a": 1}))\nprint("\\n".join(rows))`, "a"],
  ['print(", ".join(names))', ""],
  ['json.dump({"acc": 1}, fp=sys.stdout)', "acc"],
  ['json.dump(obj={"acc": 1}, fp=sys.stdout)', "acc"],
  ['json.dump({"acc": 1}, open("m.json", "w"))', ""],
  ['print(json.JSONEncoder().encode({"acc": 1}))', "acc"],
  ['from json import JSONEncoder\nprint(JSONEncoder(sort_keys=True).encode({"acc": 1}))', "acc"],
  [`${plain}logging.info(${object})`, "acc"],
  [`${plain}log = logging.getLogger(__name__)\nlog.info(${object})`, "acc"],
  [
    `import logging\nlog = logging.getLogger()\nlog.addHandler(logging.StreamHandler(sys.stdout))\nlog.info(${object})`,
    "acc",
  ],
  [`${plain.replace("%(message)s", "%(levelname)s %(message)s")}logging.info(${object})`, "?"],
  [`import logging\nlogging.info(${object})`, "?"],
  ['import logging\nlogging.info("epoch %d", 1)', ""],
  [`from loguru import logger\nlogger.info(${object})`, "?"],
  [`from rich.console import Console\nConsole().print(${object})`, "?"],
  [`def f(emit):\n    emit(${object})`, "?"],
  [`with open("m.json", "w") as f:\n    f.write(${object})`, ""],
  [`print(${object}, file=sys.stderr)`, ""],
  [`print(${object}, file=None)`, "acc"],
  [`log = open("log.txt", "w")\nprint(${object}, file=log)`, ""],
  [`print(${object}, file=open("log.txt", "w"))`, ""],
  [`print(${object}, file=open("/dev/stdout", "w"))`, "acc"],
  [`print(${object}, file=log if quiet else sys.stdout)`, "acc"],
  [`print(${object}, file=make_log())`, "?"],
  ['print("epoch", file=make_log())', ""],
  [
    `def say(value, to):\n    print(json.dumps({"acc": value}), file=to)\nsay(1, sys.stdout)`,
    "acc",
  ],
  [`def say(value, to=sys.stdout):\n    print(json.dumps({"acc": value}), file=to)\nsay(1)`, "acc"],
  [`def say(to):\n    print(${object}, file=to)\nsay(sys.stderr)\nsay(open("log.txt", "w"))`, ""],
  ['def save(to):\n    json.dump({"acc": 1}, to)\nsave(sys.stdout)', "acc"],
  [`import click\nclick.echo(${object}, file=sys.stderr)`, ""],
  [`import click\nclick.echo(${object}, file=sys.stdout)`, "acc"],
  [redirected('open("log.txt", "w")', `print(${object})`), ""],
  [redirected("sys.stderr", `print(${object})`), ""],
  [redirected("sys.stdout", `print(${object})`), "acc"],
  [redirected("io.StringIO()", `print(${object})`), "?"],
  [redirected('open("log.txt", "w")', 'print("epoch")'), ""],
  [`${redirected("sys.stderr", `print(${object})`)}\nprint(json.dumps({"f1": 1}))`, "f1"],
  [`import contextlib\nwith contextlib.redirect_stderr(log):\n    print(${object})`, "acc"],
  [
    `import contextlib\nwith open("log.txt", "w") as log, contextlib.redirect_stdout(log):\n    if 1:\n        print(${object})`,
    "",
  ],
  [`def say():\n    print(${object})\n${redirected("sys.stderr", "say()")}`, ""],
  [`def say():\n    print(${object})\n${redirected("sys.stderr", "say()")}\nsay()`, "acc"],
  [`import valohai\n${redirected("sys.stderr", 'valohai.logger().log("acc", 1)')}`, ""],
  [
    'import valohai\nclass Log:\n    def __enter__(self):\n        return valohai.logger()\n    def __exit__(self, *_): ...\nwith Log() as log:\n    log.log("acc", 1)',
    "acc",
  ],
  [
    'import valohai\nfrom contextlib import contextmanager\n@contextmanager\ndef logs():\n    with valohai.logger() as it:\n        yield it\nwith logs() as log:\n    log.log("acc", 1)',
    "acc",
  ],
  ['import valohai\nwith somewhere.made() as log:\n    log.log("acc", 1)', "?"],
  ['import valohai, math\nmath.log(2)\nself.log("acc", 1)', ""],
];

for (const [program, expected] of cases) {
  test(`reads what is printed by ${JSON.stringify(program)}`, () =>
    assert.equal(printed(program), expected));
}
