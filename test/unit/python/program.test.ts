import assert from "node:assert/strict";
import { test } from "node:test";
import { readProgram } from "#core/python/program.ts";
import { readScript } from "#core/python/script.ts";

/** The keys that the files of a program print, each with the file that writes it; `?` where there may be others. */
function printed(files: { readonly [path: string]: string }): string {
  const read = Object.entries(files).map(([path, text]) => ({ path, script: readScript(text) }));
  const { keys, complete } = readProgram(read);
  return [...keys.map((it) => `${it.path}:${it.name}`), ...(complete ? [] : ["?"])].join(" ");
}

const printer = "import json\ndef report(metrics):\n    print(json.dumps(metrics))\n";

test("reads what a script gives to a function of a module", () => {
  assert.equal(
    printed({ "train.py": 'from helpers import report\nreport({"a": 1})', "helpers.py": printer }),
    "train.py:a",
  );
  assert.equal(
    printed({ "train.py": 'import helpers as h\nh.report({"a": 1})', "helpers.py": printer }),
    "train.py:a",
  );
  assert.equal(
    printed({
      "src/train.py": 'from .lib import helpers\nhelpers.report({"a": 1})',
      "src/lib/helpers.py": printer,
    }),
    "src/train.py:a",
  );
  assert.equal(
    printed({ "train.py": 'from helpers import *\nreport({"a": 1})', "helpers.py": printer }),
    "train.py:a",
  );
});

test("reads what a module returns", () => {
  assert.equal(
    printed({
      "train.py": "import json\nfrom evaluate import scores as s\nprint(json.dumps(s(model)))",
      "evaluate.py": 'def scores(m):\n    return {"a": m.a, "b": m.b}',
    }),
    "evaluate.py:a evaluate.py:b",
  );
});

test("reads classes of a module", () => {
  const helpers =
    "import valohai\nclass Log:\n    def add(self, key, value):\n        with valohai.logger() as l:\n            l.log(key, value)\n";
  const train =
    'import other\nfrom helpers import Log\nlog = Log()\nlog.add("a", 1)\nother.add("b", 2)';
  assert.equal(printed({ "train.py": train, "helpers.py": helpers }), "train.py:a");
});

test("reads constants and loggers of a module", () => {
  assert.equal(
    printed({
      "train.py": "import json\nfrom names import LOSS\nprint(json.dumps({LOSS: 1}))",
      "names.py": 'LOSS = "a"',
    }),
    "names.py:a",
  );
  assert.equal(
    printed({
      "train.py": 'from shared import logger\nlogger.log("a", 1)',
      "shared.py": "import valohai\nlogger = valohai.logger()",
    }),
    "train.py:a",
  );
});

test("says that there may be others where a function is unknown", () => {
  assert.equal(
    printed({ "train.py": "import json\nprint(json.dumps(report()))", "helpers.py": "" }),
    "?",
  );
});

test("ends where modules import each other", () => {
  assert.equal(
    printed({
      "a.py":
        'import json\nfrom b import g\ndef f(m):\n    return g(m)\nprint(json.dumps(f({"a": 1})))',
      "b.py": "from a import f\ndef g(m):\n    return f(m)",
    }),
    "?",
  );
});

test("follows what packages pass on, and modules of modules", () => {
  const files = {
    "train.py":
      'from lib import report as tell\nfrom lib import *\ntell({"a": 1})\nother({"b": 1})',
    "lib/__init__.py": "from .out import report\nfrom .more import *\n",
    "lib/out.py": printer,
    "lib/more.py": "import json\nfrom . import *\ndef other(m):\n    print(json.dumps(m))\n",
  };
  assert.equal(printed(files), "train.py:a train.py:b");
});
