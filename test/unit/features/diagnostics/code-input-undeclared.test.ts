import { test } from "node:test";
import { checkCode } from "../../../support/check-code.ts";

const step = (parameters: string) => `- step:
    name: train
    image: busybox
    inputs: [${parameters}]
    command: python train.py`;

const asks = `import valohai\nvalohai.inputs("rate").path()\n`;

test("code-input-undeclared reports an input that only the script knows", () => {
  checkCode(
    { "train.py": `${asks}print("epochs")` },
    `${step("{ name: epochs }")}
                    ^^^^^^^^ code-input-undeclared: "train.py" reads input "rate", which step "train" does not declare
`,
  );
});

test("code-input-undeclared is quiet about declared inputs", () => {
  checkCode({ "train.py": asks }, step("{ name: rate }"));
});

test("code-input-undeclared is quiet where the script brings a default of its own", () => {
  const prepare = `import valohai\nvalohai.prepare(step="train", default_inputs={"rate": "s3://x"})\n`;
  checkCode({ "train.py": `${prepare}${asks}` }, step(""));
});

test("code-input-undeclared is quiet while the step is typed", () => {
  checkCode({ "train.py": asks }, "- step:\n    command: python train.py");
});
