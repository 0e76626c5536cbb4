import { test } from "node:test";
import { checkCode } from "../../../support/check-code.ts";

const parser = (end: string) => `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float)
parser.${end}()
# epochs
`;

const step = (parameter: string, command = "python train.py {parameters}") => `- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - ${parameter}`;

test("code-option-missing reports a parameter that the script refuses", () => {
  checkCode(
    { "train.py": parser("parse_args") },
    `${step("name: epochs")}
              ^^^^^^ code-option-missing: "train.py" takes no option "--epochs"
`,
  );
});

test("code-option-missing names the nearest option", () => {
  checkCode(
    { "train.py": `${parser("parse_args")}# rates` },
    `${step("name: rates")}
              ^^^^^ code-option-missing: "train.py" takes no option "--rates"; the nearest one is "--rate"
`,
  );
});

test("code-option-missing is quiet about options of the script and their beginnings", () => {
  checkCode({ "train.py": parser("parse_args") }, step("name: rate"));
  checkCode(
    { "train.py": `${parser("parse_args")}` },
    step("{ name: x, pass-as: '--rat={v}' }", "python train.py {parameters} # x"),
  );
});

test("code-option-missing is quiet where the script takes anything", () => {
  checkCode({ "train.py": parser("parse_known_args") }, step("name: epochs"));
});

test("code-option-missing is quiet where the parameter is not passed", () => {
  checkCode({ "train.py": parser("parse_args") }, step("name: epochs", "python train.py"));
});
