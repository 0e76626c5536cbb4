import { test } from "node:test";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const step = (command: string) => `- step:
    name: train
    image: busybox
    command: ${command}
    inputs:
      - name: learning-rate`;

test("script-input-unused reports an input that no script mentions", () => {
  checkScriptRule(
    "script-input-unused",
    { "train.py": "print(1)" },
    `${step("python train.py")}
              ^^^^^^^^^^^^^ script-input-unused: No script of the step mentions input "learning-rate"
`,
  );
});

test("script-input-unused is quiet where the script mentions it, also with underscores", () => {
  checkScriptRule(
    "script-input-unused",
    { "train.py": "print(options.learning_rate)" },
    step("python train.py"),
  );
});

test("script-input-unused is quiet where the command passes it", () => {
  checkScriptRule(
    "script-input-unused",
    { "train.py": "print(1)" },
    step("python train.py /valohai/inputs/learning-rate"),
  );
});

test("script-input-unused is quiet where not all that runs is known", () => {
  checkScriptRule(
    "script-input-unused",
    { "train.py": "import lib", "lib.py": "" },
    step("python train.py"),
  );
  checkScriptRule(
    "script-input-unused",
    { "train.py": "import lib", "lib.py": "" },
    step("python train.py"),
  );
  checkScriptRule("script-input-unused", { "train.py": "" }, step("python train.py && ./other"));
  checkScriptRule("script-input-unused", {}, step("./run"));
});

test("script-input-unused is quiet where a script may read any input", () => {
  for (const program of [
    'import os\nos.listdir("/valohai/inputs")',
    'import glob\nglob.glob("/valohai/inputs/*/*.csv")',
    'import json\njson.load(open("/valohai/config/inputs.json"))',
    "import valohai\nvalohai.inputs(name)",
  ]) {
    checkScriptRule("script-input-unused", { "train.py": program }, step("python train.py"));
  }
});

test("script-input-unused is quiet where a command hands on any input", () => {
  for (const folder of [
    "/valohai/inputs",
    "/valohai/inputs/",
    "/valohai/inputs/*",
    "$VH_INPUTS_DIR",
    `\${VH_INPUTS_DIR}/$NAME`,
  ]) {
    checkScriptRule(
      "script-input-unused",
      { "train.py": "print(1)" },
      step(`python train.py ${folder}`),
    );
  }
  checkScriptRule(
    "script-input-unused",
    { "train.py": "print(1)" },
    `${step("python train.py --x /valohai/inputs/other")}
              ^^^^^^^^^^^^^ script-input-unused: No script of the step mentions input "learning-rate"
`,
  );
});

test("script-input-unused is quiet where the default of a parameter names the folder", () => {
  for (const folder of ["/valohai/inputs/learning-rate/", "/valohai/inputs"]) {
    checkScriptRule(
      "script-input-unused",
      { "train.py": "print(options.data)" },
      `${step("python train.py {parameters}")}
    parameters:
      - { name: data, default: ${folder} }`,
    );
  }
});

const passing = (name: string, socket: string) => `- step:
    name: load
    image: busybox
    command: python load.py
    inputs:
      - name: ${name}
- step:
    name: train
    image: busybox
    command: ./train
    inputs:
      - name: data
- pipeline:
    name: all
    nodes:
      - { name: first, type: execution, step: load }
      - { name: second, type: execution, step: train }
    edges:
      - [${socket}, second.input.data]
`;

test("script-input-unused is quiet where an edge passes the input on", () => {
  const scripts = { "load.py": "print(1)" };
  checkScriptRule("script-input-unused", scripts, passing("region", "first.input.region"));
  checkScriptRule("script-input-unused", scripts, passing("region", "first.inputs.region"));
  checkScriptRule("script-input-unused", scripts, passing("region-a", "first.input.region*"));
  checkScriptRule(
    "script-input-unused",
    scripts,
    passing("region", "first.input.other").replace(
      "      - name: region\n",
      `      - name: region
              ^^^^^^ script-input-unused: No script of the step mentions input "region"
`,
    ),
  );
});
