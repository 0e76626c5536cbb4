import { test } from "node:test";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const step = (parameters: string) => `- step:
    name: train
    image: busybox
    inputs: [${parameters}]
    command: python train.py`;

const asks = `import valohai\nvalohai.inputs("rate").path()\n`;

test("script-input-undeclared reports an input that only the script knows", () => {
  checkScriptRule(
    "script-input-undeclared",
    { "train.py": `${asks}print("epochs")` },
    `${step("{ name: epochs }")}
                    ^^^^^^^^ script-input-undeclared: "train.py" reads input "rate", which step "train" does not declare
`,
  );
});

test("script-input-undeclared is quiet about declared inputs", () => {
  checkScriptRule("script-input-undeclared", { "train.py": asks }, step("{ name: rate }"));
});

test("script-input-undeclared is quiet where the script brings a default of its own", () => {
  const prepare = `import valohai\nvalohai.prepare(step="train", default_inputs={"rate": "s3://x"})\n`;
  checkScriptRule("script-input-undeclared", { "train.py": `${prepare}${asks}` }, step(""));
});

test("script-input-undeclared is quiet while the step is typed", () => {
  checkScriptRule(
    "script-input-undeclared",
    { "train.py": asks },
    "- step:\n    command: python train.py",
  );
});

test("script-input-undeclared is quiet where the inputs cannot be read", () => {
  checkScriptRule(
    "script-input-undeclared",
    { "train.py": asks },
    step("").replace("[]", "{ rate: { default: s3://x/y } }"),
  );
});

test("script-input-undeclared is quiet about paths that are not read", () => {
  for (const program of [
    'print("/valohai/inputs/a/x not found")',
    'import os\nos.makedirs("/valohai/inputs/tmp")\nopen("/valohai/inputs/tmp/x")',
    'import os\nif os.path.exists("/valohai/inputs/a"):\n    open("/valohai/inputs/a/x")',
    'x = "/valohai/inputs/a b"',
    'x = "/valohai/inputs/%s/x.csv"\ny = x % name',
    'x = "/valohai/inputs/%(name)s/x.csv"',
    'x = "/valohai/inputs/..."',
  ]) {
    checkScriptRule("script-input-undeclared", { "train.py": program }, step(""));
  }
});

test("script-input-undeclared reports the default of an option unless the step passes it", () => {
  const program = {
    "train.py":
      'import argparse\np = argparse.ArgumentParser()\np.add_argument("--data-dir", default="/valohai/inputs/a")\np.parse_args()',
  };
  checkScriptRule(
    "script-input-undeclared",
    program,
    `${step("")}
                    ^^^^^^^^ script-input-undeclared: "train.py" reads input "a", which step "train" does not declare
`,
  );
  checkScriptRule(
    "script-input-undeclared",
    program,
    step("").replace("train.py", "train.py --data-dir=/tmp"),
  );
  checkScriptRule(
    "script-input-undeclared",
    program,
    `${step("").replace("train.py", "train.py {parameters}")}
    parameters: [{ name: data-dir, default: /tmp }]`,
  );
});

test("script-input-undeclared is quiet about a folder that a command makes", () => {
  const program = { "train.py": 'open("/valohai/inputs/a/x")' };
  checkScriptRule(
    "script-input-undeclared",
    program,
    step("").replace("python", "mkdir -p /valohai/inputs/a && python"),
  );
});
