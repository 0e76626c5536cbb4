import { test } from "node:test";
import { checkCode } from "../../../support/check-code.ts";

const scripts = { "train.py": "", "src/evaluate.py": "" };

const step = (command: string) => `
- step:
    name: train
    image: busybox
    command: ${command}
`;

test("code-script-missing reports a script that is not there, with the nearest name", () => {
  checkCode(
    scripts,
    `${step("python train.py && python ./trian.py {parameters}")}
                                       ^^^^^^^^^^ code-script-missing: "trian.py" is not in the project; did you mean "train.py"?
`.replace("\n\n", "\n"),
  );
});

test("code-script-missing is quiet where the file seems to be outside of its project", () => {
  checkCode({}, step("python train.py"));
});

test("code-script-missing is quiet about scripts that exist", () => {
  checkCode(scripts, step("python train.py && python src/evaluate.py"));
});

test("code-script-missing is quiet where the command may run elsewhere", () => {
  checkCode(scripts, step("cd /app && python other.py"));
  checkCode(scripts, step("git clone https://example.com/x x && python x/other.py"));
  checkCode(scripts, step("python /app/other.py"));
});

test("code-script-missing is quiet while the command is typed", () => {
  checkCode(scripts, step(""));
  checkCode(scripts, step("python "));
});
