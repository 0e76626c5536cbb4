import { test } from "node:test";
import { checkScriptRule } from "../support/check-rule.ts";

const step = (command: string) => `
- step:
    name: train
    image: busybox
    command: ${command}
`;

test("script-missing says that a script asks for more than can be read", () => {
  const program = `import json\n${"[!a]".repeat(25_000)}\n`;
  checkScriptRule(
    "script-missing",
    { "train.py": program },
    `${step("python train.py")}
                    ^^^^^^^^ script-missing: "train.py" is too large or too broken to be read as a whole, so what it prints is not known
`.replace("\n\n", "\n"),
  );
});
