import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { codeOf, disagreements } from "../../../../support/check-code.ts";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const scripts = { "train.py": "", "src/evaluate.py": "" };

const step = (command: string) => `
- step:
    name: train
    image: busybox
    command: ${command}
`;

test("script-missing reports a script that is not there, with the nearest name", () => {
  checkScriptRule(
    "script-missing",
    scripts,
    `${step("python train.py && python ./trian.py {parameters}")}
                                       ^^^^^^^^^^ script-missing: "trian.py" is not in the project; did you mean "train.py"?
`.replace("\n\n", "\n"),
  );
});

test("script-missing says why a script that is there is not read", () => {
  checkScriptRule(
    "script-missing",
    scripts,
    `${step("python large.py")}
                    ^^^^^^^^ script-missing: "large.py" is larger than 300 kB, so it is not read
`.replace("\n\n", "\n"),
    { "large.py": "is larger than 300 kB" },
  );
});

test("script-missing is quiet where the file seems to be outside of its project", () => {
  checkScriptRule("script-missing", {}, step("python train.py"));
});

test("script-missing is quiet about scripts that exist", () => {
  checkScriptRule("script-missing", scripts, step("python train.py && python src/evaluate.py"));
});

test("script-missing is quiet where the command may run elsewhere", () => {
  checkScriptRule("script-missing", scripts, step("cd /app && python other.py"));
  checkScriptRule(
    "script-missing",
    scripts,
    step("git clone https://example.com/x x && python x/other.py"),
  );
  checkScriptRule("script-missing", scripts, step("python /app/other.py"));
});

const modules = '[submodule "prep"]\n\tpath = tools/prep\n\turl = https://example.com/prep\n';

test("script-missing is quiet about a submodule that is not checked out", () => {
  const files = { "train.py": "", ".gitmodules": modules };
  checkScriptRule(
    "script-missing",
    files,
    step("python tools/prep/clean.py && python tools/prep/src/more.py"),
  );
  checkScriptRule(
    "script-missing",
    { ...files, "tools/prep/.git": "gitdir: ../../.git/modules/prep" },
    `${step("python tools/prep/clean.py")}
                    ^^^^^^^^^^^^^^^^^^^ script-missing: "tools/prep/clean.py" is not in the project
`.replace("\n\n", "\n"),
  );
  checkScriptRule(
    "script-missing",
    files,
    `${step("python tools/preparation.py")}
                    ^^^^^^^^^^^^^^^^^^^^ script-missing: "tools/preparation.py" is not in the project
`.replace("\n\n", "\n"),
  );
});

test("script-missing is quiet while the command is typed", () => {
  checkScriptRule("script-missing", scripts, step(""));
  checkScriptRule("script-missing", scripts, step("python "));
});

test("script-missing offers the nearest name", () => {
  const document = createDocument(step("python trian.py"));
  const [problem] = disagreements(document, codeOf(scripts));
  assert.deepEqual(problem && fixesFor(problem, document).map((it) => `${it.kind}: ${it.title}`), [
    'choose: Change to "train.py"',
  ]);
});

test("script-missing wants a script beside the file or in the folder of the one that is started", () => {
  checkScriptRule("script-missing", { "train.pyc": "", "r.txt": "" }, step("python other.py"));
  checkScriptRule(
    "script-missing",
    { "report.R": "" },
    `${step("python other.py")}
                    ^^^^^^^^ script-missing: "other.py" is not in the project
`.replace("\n\n", "\n"),
  );
});
