import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { codeOf, disagreements, type Scripts } from "../../support/check-code.ts";

/** What is reported of a step with an input `images` and a parameter `rate`. */
function reported(scripts: Scripts, command = "python train.py"): readonly string[] {
  const document = createDocument(`- step:
    name: train
    image: busybox
    command: ${command}
    inputs: [{ name: images, default: "s3://bucket/x" }]
    parameters: [{ name: rate, default: 1, type: integer }]
`);
  return disagreements(document, codeOf(scripts)).map((it) => it.code);
}

const paths = "data:\n  path: /valohai/inputs/images/a.csv\nrate: 1\n";
const unused = ["script-input-unused", "script-parameter-unused"];

test("looks for names in the configuration files that are named", () => {
  for (const [script, config] of [
    ['import yaml\nyaml.safe_load(open("config.yaml"))', "config.yaml"],
    ['import yaml\nyaml.safe_load(open("./conf/a.yml"))', "conf/a.yml"],
    ['import os, yaml\nyaml.safe_load(open(os.path.join("conf", "a.yaml")))', "conf/a.yaml"],
    ['import yaml\nyaml.safe_load(open("/valohai/repository/conf/a.yaml"))', "conf/a.yaml"],
    [
      'import glob, yaml\nfor it in glob.glob("conf/*.yaml"):\n    yaml.safe_load(open(it))',
      "conf/b.yaml",
    ],
    ['import configparser\nconfigparser.ConfigParser().read("setup.ini")', "setup.ini"],
  ] as const) {
    const found = reported({ "train.py": script, [config]: paths });
    assert.deepEqual(found, [], script);
  }
  const other = 'import yaml\nyaml.safe_load(open("config.yaml"))';
  assert.deepEqual(reported({ "train.py": other, "else.yaml": paths }), unused);
  assert.deepEqual(reported({ "train.py": other, "config.yaml": "a: 1\n" }), unused);
});

test("looks for names in the configuration files that a command names", () => {
  const script = { "train.py": "import sys\nprint(sys.argv[1])", "conf/a.json": paths };
  assert.deepEqual(reported(script, "python train.py conf/a.json"), []);
});

test("leaves inputs alone where a configuration file names the folder of all of them", () => {
  const script = 'import yaml\nyaml.safe_load(open("config.yaml"))';
  const found = reported({ "train.py": script, "config.yaml": "root: /valohai/inputs\n" });
  assert.deepEqual(found, ["script-parameter-unused"]);
});

test("leaves inputs alone where Hydra puts the configuration together", () => {
  const script =
    'import hydra\n@hydra.main(config_path="conf", config_name="x")\ndef main(cfg): ...\nmain()';
  assert.ok(!reported({ "train.py": script }).includes("script-input-unused"));
});
