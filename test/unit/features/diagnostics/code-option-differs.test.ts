import { test } from "node:test";
import { checkCode } from "../../../support/check-code.ts";

const script = (option: string) => ({
  "train.py": `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--a", ${option})
parser.parse_args()
`,
});

const step = (line: string) => `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters:
      - name: a
        ${line}`;

test("code-option-differs reports a type that the script does not take", () => {
  checkCode(
    script("type=int"),
    `${step("type: float")}
              ^^^^^ code-option-differs: "train.py" takes only whole numbers for "--a"
`,
  );
  checkCode(
    script('action="store_true"'),
    `${step("type: integer")}
              ^^^^^^^ code-option-differs: "train.py" takes "--a" without a value; the parameter is no flag
`,
  );
  checkCode(
    script("type=int"),
    `${step("type: flag")}
              ^^^^ code-option-differs: "train.py" wants a value behind "--a"; the parameter is a flag
`,
  );
});

test("code-option-differs reports a default that the script does not take", () => {
  checkCode(
    script("type=float"),
    `${step("default: much")}
                 ^^^^ code-option-differs: "train.py" takes only numbers for "--a"
`,
  );
  checkCode(
    script('choices=["x", "y"]'),
    `${step("default: z")}
                 ^ code-option-differs: "train.py" takes only x, y for "--a"
`,
  );
});

test("code-option-differs is quiet where both fit", () => {
  checkCode(script("type=float"), step("type: integer"));
  checkCode(script("type=float"), step('default: "0.1"'));
  checkCode(script('choices=["x", "y"]'), step("default: y"));
  checkCode(script("type=custom"), step("default: y"));
  checkCode(script("type=int"), step("type: string"));
});

test("code-option-differs is quiet while the parameter is typed", () => {
  checkCode(script("type=int"), step("type: "));
  checkCode(script("type=int"), step("default: "));
});
