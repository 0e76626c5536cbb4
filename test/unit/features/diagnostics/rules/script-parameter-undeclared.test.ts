import { test } from "node:test";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const step = (parameters: string) => `- step:
    name: train
    image: busybox
    parameters: [${parameters}]
    command: python train.py`;

const asks = `import valohai\nvalohai.parameters("rate").value\n`;

test("script-parameter-undeclared reports a parameter that only the script knows", () => {
  checkScriptRule(
    "script-parameter-undeclared",
    { "train.py": `${asks}print("epochs")` },
    `${step("{ name: epochs }")}
                    ^^^^^^^^ script-parameter-undeclared: "train.py" reads parameter "rate", which step "train" does not declare
`,
  );
});

test("script-parameter-undeclared is quiet about declared parameters", () => {
  checkScriptRule("script-parameter-undeclared", { "train.py": asks }, step("{ name: rate }"));
});

test("script-parameter-undeclared is quiet where the script brings a default of its own", () => {
  const prepare = `import valohai\nvalohai.prepare(step="train", default_parameters={"rate": 0.1})\n`;
  checkScriptRule("script-parameter-undeclared", { "train.py": `${prepare}${asks}` }, step(""));
});

test("script-parameter-undeclared is quiet while the step is typed", () => {
  checkScriptRule(
    "script-parameter-undeclared",
    { "train.py": asks },
    "- step:\n    command: python train.py",
  );
});

test("script-parameter-undeclared concludes nothing from a step after a syntax error", () => {
  checkScriptRule(
    "script-parameter-undeclared",
    { "train.py": asks },
    `- step:
    name: train
    image: busybox
    command: "python train.py
    parameters: [{ name: rate }]
`,
  );
});
