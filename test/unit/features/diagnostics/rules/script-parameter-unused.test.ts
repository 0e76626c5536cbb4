import { test } from "node:test";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const step = (command: string) => `- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - name: learning-rate`;

test("script-parameter-unused reports a parameter that no script mentions", () => {
  checkScriptRule(
    "script-parameter-unused",
    { "train.py": "print(1)" },
    `${step("python train.py")}
              ^^^^^^^^^^^^^ script-parameter-unused: No script of the step mentions parameter "learning-rate"
`,
  );
});

test("script-parameter-unused is quiet where the script mentions it, also with underscores", () => {
  checkScriptRule(
    "script-parameter-unused",
    { "train.py": "print(options.learning_rate)" },
    step("python train.py"),
  );
});

test("script-parameter-unused is quiet where the command passes it", () => {
  checkScriptRule(
    "script-parameter-unused",
    { "train.py": "print(1)" },
    step("python train.py {parameter:learning-rate}"),
  );
});

test("script-parameter-unused is quiet where not all that runs is known", () => {
  checkScriptRule(
    "script-parameter-unused",
    { "train.py": "import sys\nprint(sys.argv)" },
    step("python train.py"),
  );
  checkScriptRule(
    "script-parameter-unused",
    { "train.py": "import fire\nfire.Fire(main)" },
    step("python train.py"),
  );
  checkScriptRule(
    "script-parameter-unused",
    { "train.py": "import lib", "lib.py": "" },
    step("python train.py"),
  );
  checkScriptRule(
    "script-parameter-unused",
    { "train.py": "" },
    step("python train.py && ./other"),
  );
  checkScriptRule("script-parameter-unused", {}, step("./run"));
});

const passing = (name: string, socket: string) => `- step:
    name: load
    image: busybox
    command: python load.py
    parameters:
      - name: ${name}
- step:
    name: train
    image: busybox
    command: ./train
    parameters:
      - name: data
- pipeline:
    name: all
    nodes:
      - { name: first, type: execution, step: load }
      - { name: second, type: execution, step: train }
    edges:
      - [${socket}, second.parameter.data]
`;

test("script-parameter-unused is quiet where an edge passes the parameter on", () => {
  const scripts = { "load.py": "print(1)" };
  checkScriptRule("script-parameter-unused", scripts, passing("region", "first.parameter.region"));
  checkScriptRule("script-parameter-unused", scripts, passing("region", "first.parameters.region"));
  checkScriptRule(
    "script-parameter-unused",
    scripts,
    passing("region", "first.parameter.other").replace(
      "      - name: region\n",
      `      - name: region
              ^^^^^^ script-parameter-unused: No script of the step mentions parameter "region"
`,
    ),
  );
});
