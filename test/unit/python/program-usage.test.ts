import assert from "node:assert/strict";
import { test } from "node:test";
import { readProgram } from "#core/python/program.ts";
import { readScript } from "#core/python/script.ts";

type Files = { readonly [path: string]: string };

function usagesOf(files: Files) {
  const read = Object.entries(files).map(([path, text]) => ({ path, script: readScript(text) }));
  return readProgram(read).usages;
}

/** The names of one kind that the files of a program use, each with the file that spells it out. */
function used(files: Files, kind: "inputs" | "parameters" | "mentionedInputs"): string {
  const all = [...usagesOf(files)].flatMap(([path, usage]) =>
    usage[kind].map(({ name, literal }) => `${path}:${name}${literal ? "" : "!"}`),
  );
  return all.sort().join(" ");
}

const helper = `import os
def input_path(name, file=None):
    return os.path.join(os.getenv("VH_INPUTS_DIR", "./"), name)
`;

test("reads the inputs that a script gives to a function of a module", () => {
  const train = 'from lib import input_path\ninput_path("a", "x")\ninput_path(name="b")';
  assert.equal(used({ "train.py": train, "lib.py": helper }, "inputs"), "train.py:a train.py:b");
});

test("reads the input that is the default of an option of click", () => {
  const train = `import click
from lib import input_path
@click.command()
@click.option("--data", default="images")
@click.option("--size", default=3)
def run(data, size):
    input_path(data)
    input_path(size)
run()
`;
  assert.match(used({ "train.py": train, "lib.py": helper }, "inputs"), /^\S+:images!$/);
});

test("reads inputs below a folder that another file names", () => {
  const lib =
    'import os\nIN = os.getenv("VH_INPUTS_DIR")\nclass C:\n    DATA = "/valohai/inputs/b"\n';
  const train =
    'import os, lib\nfrom lib import C, IN as root\nopen(os.path.join(root, "a"))\nopen(f"{lib.IN}/c/x")\nopen(C.DATA)';
  assert.equal(
    used({ "train.py": train, "lib.py": lib }, "inputs"),
    "lib.py:b train.py:a train.py:c",
  );
});

test("reads inputs below a folder that another file chooses", () => {
  const lib = 'if x:\n    IN = "/valohai/inputs"\nelse:\n    IN = "data"\n';
  const train = 'import lib\nfrom lib import IN\nopen(IN + "/a/x")\nopen(lib.IN + "/b/x")';
  assert.equal(used({ "train.py": train, "lib.py": lib }, "inputs"), "train.py:a train.py:b");
  const names = "import valohai\nfrom names import RATE\nvalohai.parameters(RATE)";
  const chosen = 'if x:\n    RATE = "a"\nelse:\n    RATE = "b"\n';
  assert.equal(
    used({ "train.py": names, "names.py": chosen }, "parameters"),
    "names.py:a names.py:b",
  );
});

test("reads parameters by constants and through helpers of a module", () => {
  const lib =
    'import valohai\nRATE = "rate"\ndef value(n):\n    return valohai.parameters(n).value\n';
  const train =
    'import valohai\nfrom lib import RATE, value\nvalohai.parameters(RATE)\nvalue("epochs")';
  assert.equal(
    used({ "train.py": train, "lib.py": lib }, "parameters"),
    "lib.py:rate train.py:epochs",
  );
});

test("reads names from a file of the configuration that a module loads", () => {
  const lib =
    'import json\ndef load():\n    with open("/valohai/config/parameters.json") as f:\n        return json.load(f)\n';
  const train = 'from lib import load\np = load()\np["rate"]\np.get("epochs", 1)';
  assert.equal(
    used({ "train.py": train, "lib.py": lib }, "parameters"),
    "train.py:epochs train.py:rate",
  );
});

test("knows the folders that another file makes", () => {
  const lib = 'import os\ndef prepare():\n    os.makedirs("/valohai/inputs/tmp")\n';
  const train = 'from lib import prepare\nprepare()\nopen("/valohai/inputs/tmp/x")';
  const files = { "train.py": train, "lib.py": lib };
  assert.equal(used(files, "inputs"), "");
  assert.equal(used(files, "mentionedInputs"), "lib.py:tmp train.py:tmp");
});

test("leaves out what functions of modules use that nobody calls", () => {
  const lib = `import valohai
valohai.inputs("top")
def called():
    return inner()
def inner():
    return valohai.inputs("a").path(), valohai.parameters("p").value
def other():
    return valohai.inputs("b").path(), valohai.parameters("q").value
class Unused:
    def path(self):
        return valohai.inputs("c").path()
@app.command()
def registered():
    return valohai.inputs("d").path()
`;
  const train =
    'import valohai\nfrom lib import called, other\ncalled()\ndef own():\n    valohai.inputs("e")';
  const files = { "train.py": train, "lib.py": lib };
  assert.equal(used(files, "inputs"), "lib.py:a lib.py:d lib.py:top train.py:e");
  assert.equal(used(files, "parameters"), "lib.py:p");
});

test("distinguishes a function of a module from one of the script with the same name", () => {
  const lib =
    'import valohai\ndef main():\n    valohai.inputs("b")\ndef used():\n    valohai.inputs("a")';
  const train = "from lib import used\ndef main():\n    used()\nmain()";
  assert.equal(used({ "train.py": train, "lib.py": lib }, "inputs"), "lib.py:a");
});

test("leaves out methods that nobody calls, and what a module does when it is started itself", () => {
  const lib = `import valohai
class Reader:
    def __init__(self):
        valohai.inputs("a")
    def read(self):
        return self.inner()
    def inner(self):
        return valohai.inputs("b").path()
    def other(self):
        return valohai.inputs("c").path()
class Hook(framework.Callback):
    def on_end(self):
        valohai.inputs("d")
if __name__ == "__main__":
    valohai.inputs("e")
    Reader().other()
`;
  const train = "from lib import Hook, Reader\nReader().read()\nHook()";
  assert.equal(used({ "train.py": train, "lib.py": lib }, "inputs"), "lib.py:a lib.py:b lib.py:d");
});

test("leaves out what a function gives to a helper that nobody calls itself", () => {
  const lib = `${helper}def other():\n    return input_path("b")\n`;
  const train = 'from lib import input_path\ninput_path("a")';
  assert.equal(used({ "train.py": train, "lib.py": lib }, "inputs"), "train.py:a");
});

test("says which file may read any input", () => {
  const lib = "import os\ndef files(d):\n    return os.listdir(d)\n";
  const train = 'from lib import files\nfiles("/valohai/inputs")';
  const usages = usagesOf({ "train.py": train, "lib.py": lib });
  assert.deepEqual(
    [...usages].map(([path, it]) => `${path} ${it.readsInputsOtherwise}`),
    ["train.py false", "lib.py true"],
  );
});
