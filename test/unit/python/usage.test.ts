import assert from "node:assert/strict";
import { test } from "node:test";
import { moduleFiles, readScript } from "#core/python/script.ts";

const names = (uses: readonly { readonly name: string }[]) => uses.map((it) => it.name);

test("reads the parameters that valohai-utils is asked for", () => {
  const script = readScript(`import valohai as vh
from valohai import parameters
a = vh.parameters("epochs").value
b = parameters(name="rate").value
c = other.parameters("x")
`);
  assert.deepEqual(names(script.parameters), ["epochs", "rate"]);
  assert.equal(script.readsParametersOtherwise, false);
});

test("follows the accessors of valohai-utils to what they are handed to", () => {
  const cases: readonly (readonly [program: string, inputs: string])[] = [
    ['a, b = map(valohai.inputs, ["images", "labels"])', "images labels"],
    ['names = ("images",)\npaths = list(map(valohai.inputs, names))', "images"],
    ['from valohai import inputs as get\nlist(map(get, ["images"]))', "images"],
    ['from itertools import starmap\nlist(starmap(valohai.inputs, [("images",)]))', "images"],
    ['with Pool() as pool:\n    pool.map(valohai.inputs, ["images"])', "images"],
    ['def load(get, name):\n    return get(name).path()\nload(valohai.inputs, "images")', "images"],
    ['get = valohai.inputs\nget("images").path()', "images"],
    ['import functools\nget = functools.partial(valohai.inputs, "images")\nget()', "images"],
    ["list(map(valohai.inputs, names()))", "?"],
    ["list(map(valohai.inputs, open('names.txt')))", "?"],
    ['readers = {"in": valohai.inputs}\nreaders["in"]("images")', "?"],
    ["library.load(valohai.inputs)", "?"],
    ['getattr(valohai, "inputs")("images")', "?"],
    ["getattr(valohai, kind)(name)", "?"],
    ['getattr(valohai, "outputs")("images")', ""],
    ["callable(valohai.inputs)", ""],
    ['other.map(library.inputs, ["images"])', ""],
  ];
  for (const [program, expected] of cases) {
    const { inputs, readsInputsOtherwise } = readScript(`import valohai\n${program}\n`);
    const found = [...names(inputs), ...(readsInputsOtherwise ? ["?"] : [])];
    assert.equal([...new Set(found)].join(" "), expected, program);
  }
  const script = readScript(
    'import valohai\nlr, epochs = map(valohai.parameters, ["lr", "epochs"])',
  );
  assert.deepEqual(names(script.parameters), ["lr", "epochs"]);
});

test("reads what the first versions of valohai-utils offered", () => {
  const script = readScript(`import valohai
from valohai.parameters import get_parameter
from valohai.inputs import get_input_path
params = {"rate": 0.1}
valohai.prepare(step="train", parameters=params, inputs={"data": "s3://b/x.csv"})
a = get_parameter("rate")
b = get_input_path("data")
`);
  assert.deepEqual(names(script.parameters), ["rate"]);
  assert.deepEqual(names(script.inputs), ["data"]);
  assert.deepEqual(names(script.prepare[0]?.parameters ?? []), ["rate"]);
  assert.deepEqual(names(script.prepare[0]?.inputs ?? []), ["data"]);
});

test("knows when parameters are read in other ways", () => {
  for (const program of [
    "import json\njson.load(open('/valohai/config/parameters.json'))",
    "import valohai\nvalohai.parameters(name)",
  ]) {
    assert.equal(readScript(program).readsParametersOtherwise, true, program);
  }
});

test("reads inputs by name and by path", () => {
  const script = readScript(`import os, valohai
from pathlib import Path
INPUTS = os.getenv("VH_INPUTS_DIR", "./inputs")
a = valohai.inputs("images").path()
b = open("/valohai/inputs/labels/labels.csv")
c = os.path.join(INPUTS, "weights", "w.h5")
d = Path("/valohai/inputs") / "config" / name
e = f"/valohai/inputs/extra/{name}"
f = f"/valohai/inputs/{name}/x"
`);
  assert.deepEqual([...names(script.inputs)].sort(), [
    "config",
    "extra",
    "images",
    "labels",
    "weights",
  ]);
});

test("reads outputs by name and by path", () => {
  const script = readScript(`import os, valohai
a = valohai.outputs().path("model.pkl")
b = valohai.outputs("plots").path("loss.png")
c = open("/valohai/outputs/metrics.json", "w")
d = os.path.join(os.environ.get("VH_OUTPUTS_DIR"), "x.csv")
e = f"/valohai/outputs/{name}.csv"
`);
  assert.deepEqual([...names(script.outputs)].sort(), [
    "metrics.json",
    "model.pkl",
    "plots/loss.png",
    "x.csv",
  ]);
});

test("says where names are written", () => {
  const program = `import valohai\nvalohai.inputs('my images').path()\nopen("/valohai/inputs/labels/a")`;
  const places = readScript(program).inputs.map(({ range }) =>
    program.slice(range.start, range.end),
  );
  assert.deepEqual(places, ["my images", "labels"]);
});

test("the place of an input in a path is the part right below the folder of inputs", () => {
  const cases = [
    'open("/valohai/inputs/[raw]/raw.csv")',
    'open("/valohai/inputs/[raw]/x/raw")',
    'open(f"/valohai/inputs/[raw]/{name}/raw")',
    'open("/valohai/inputs/[inputs]/inputs.csv")',
    'open("/valohai/inputs/[raw]" + "/raw.csv")',
    'open("/valohai/inputs/" + "[raw]" + "/raw.csv")',
    'open("/valohai/inputs/" "[raw]" "/raw.csv")',
    'open("/valohai/inputs/[raw]/raw-%s" % 1)',
    'open("/valohai/inputs/[raw]/raw-{}".format(1))',
    'import os\nopen(os.path.join("/valohai/inputs", "[raw]", "raw"))',
    'import os\nopen(os.path.join("/valohai/inputs/[raw]/", "raw"))',
    'import os\nraw = os.getenv("VH_INPUTS_DIR")\nopen(os.path.join(raw, "[raw]", "raw.csv"))',
    'import os\nopen(os.path.join(os.getenv("VH_INPUTS_DIR", "raw"), "[raw]/raw.csv"))',
    'import os\nfolder = "/valohai/inputs/[raw]"\nopen(os.path.join(folder, "raw.csv"))',
    'from pathlib import Path\nopen(Path("/valohai/inputs") / "[raw]" / "raw.csv")',
  ];
  for (const marked of cases) {
    const program = marked.replace(/\[(\w+)\]/, "$1");
    const start = marked.indexOf("[");
    const { inputs } = readScript(program);
    const places = new Set(inputs.map(({ range, literal }) => `${literal} ${range.start}`));
    assert.deepEqual([...places], [`true ${start}`], program);
  }
});

test("the name of a path that an escape spells is not a place to change", () => {
  for (const program of [
    'open("/valohai/inputs/r\\x61w/raw.csv")',
    'open("/valohai/inputs/r" + "aw/raw.csv")',
    'open("/valohai/inputs/RAW/raw.csv".replace("RAW", "raw"))',
    'import os\nos.mkdir("/valohai/outputs/s\\x75b")',
  ]) {
    const { inputs, outputs } = readScript(program);
    assert.deepEqual(
      [...new Set([...inputs, ...outputs].map((it) => it.literal))],
      [false],
      program,
    );
  }
});

test("reads what a step is prepared with", () => {
  const [call] = readScript(`import valohai
defaults = {"epochs": 5, "rate": 0.1}
valohai.prepare(
    step="train", image="busybox", default_parameters=defaults, default_inputs={"images": "s3://x"}
)`).prepare;
  assert.equal(call?.step?.value, "train");
  assert.equal(call?.image, "busybox");
  assert.deepEqual(names(call?.parameters ?? []), ["epochs", "rate"]);
  assert.deepEqual(names(call?.inputs ?? []), ["images"]);
});

test("says which files an import may mean", () => {
  const of = (script: string, statement: string) => {
    const [found] = readScript(statement).imports;
    return found ? moduleFiles(script, found) : [];
  };
  assert.deepEqual(of("train.py", "import utils"), ["utils.py", "utils/__init__.py"]);
  assert.deepEqual(of("src/train.py", "from .lib import log"), [
    "src/lib/log.py",
    "src/lib/log/__init__.py",
    "src/lib.py",
    "src/lib/__init__.py",
  ]);
  assert.deepEqual(of("src/a/train.py", "from .. import log"), [
    "src/log.py",
    "src/log/__init__.py",
  ]);
  assert.deepEqual(of("src/train.py", "import a.b as c"), [
    "src/a/b.py",
    "src/a/b/__init__.py",
    "a/b.py",
    "a/b/__init__.py",
  ]);
});
