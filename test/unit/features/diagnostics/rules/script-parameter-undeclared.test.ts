import { test } from "node:test";
import { checkCode } from "../../../../support/check-code.ts";

const step = (parameters: string) => `- step:
    name: train
    image: busybox
    parameters: [${parameters}]
    command: python train.py`;

const asks = `import valohai\nvalohai.parameters("rate").value\n`;

test("script-parameter-undeclared reports a parameter that only the script knows", () => {
  checkCode(
    { "train.py": `${asks}print("epochs")` },
    `${step("{ name: epochs }")}
                    ^^^^^^^^ script-parameter-undeclared: "train.py" reads parameter "rate", which step "train" does not declare
`,
  );
});

test("script-parameter-undeclared is quiet about declared parameters", () => {
  checkCode({ "train.py": asks }, step("{ name: rate }"));
});

test("script-parameter-undeclared is quiet where the script brings a default of its own", () => {
  const prepare = `import valohai\nvalohai.prepare(step="train", default_parameters={"rate": 0.1})\n`;
  checkCode({ "train.py": `${prepare}${asks}` }, step(""));
});

test("script-parameter-undeclared is quiet while the step is typed", () => {
  checkCode({ "train.py": asks }, "- step:\n    command: python train.py");
});
