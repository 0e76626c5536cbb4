import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";

/** A project with these files, by their paths. */
function hostOf(paths: readonly string[]): Host {
  return {
    list(folder) {
      const inside = paths
        .filter((it) => folder === "" || it.startsWith(`${folder}/`))
        .map((it) => it.slice(folder === "" ? 0 : folder.length + 1).split("/"));
      const names = new Map(
        inside.map(
          ([name = "", ...rest]) => [name, rest.length === 0 ? "file" : "folder"] as const,
        ),
      );
      return [...names].map(([name, kind]) => ({ name, kind }));
    },
  };
}

/** The text after the only fix that adds something, in a project with these files; undefined for none that is known. */
function added(text: string, files: readonly string[] | undefined): string {
  const document = createDocument(text);
  const host = files && hostOf(files);
  const fixes = diagnose(document).flatMap((it) => fixesFor(it, document, host));
  const [fix, ...others] = fixes.filter((it) => it.kind === "add");
  assert.ok(fix);
  assert.deepEqual(others, []);
  return applyEdits(text, fix.edits);
}

const step = (name: string, command: string, image = "busybox") =>
  `- step:\n    name: ${name}\n    image: ${image}\n    command: ${command}\n`;
const using = (name: string, edges = "[]") =>
  `- pipeline:\n    name: p\n    nodes:\n      - { name: n, type: execution, step: ${name} }\n    edges: ${edges}\n`;

/** The name of a step that is created, the files of the project, and the command that is written. */
const commands: readonly (readonly [
  name: string,
  files: readonly string[] | undefined,
  command: string,
])[] = [
  ["train", ["train.py", "main.py"], "python train.py"],
  ["train-model", ["train.py", "evaluate.py"], "python train.py"],
  ["process", ["preprocess.py", "train.py"], "python preprocess.py"],
  ["train", ["src/train.py", ".venv/train.py", "node_modules/train.py"], "python src/train.py"],
  ["trial", ["train.py"], "trial"],
  ["evaluate", ["train.py", "main.py"], "python main.py"],
  ["evaluate", ["train.py"], "evaluate"],
  ["my step", [], "my-step"],
  ["fold", ["fold1.py", "fold2.py"], "fold"],
  ["evaluate", ["other.py"], "evaluate"],
  ["main", undefined, "python main.py"],
];

for (const [name, files, command] of commands) {
  const project = files ? `a project with ${files.join(", ") || "no file"}` : "an unknown project";
  test(`a step "${name}" that is created in ${project} runs "${command}"`, () => {
    const text = step("other", "python other.py") + using(name);
    const expected = step("other", "python other.py") + step(name, command) + using(name);
    assert.equal(added(text, files), expected);
  });
}

test("a step that is created runs no script of another step, unless it has just this name", () => {
  const running = step("fit", "python train.py");
  assert.equal(
    added(running + using("train-model"), ["train.py"]),
    running + step("train-model", "train-model") + using("train-model"),
  );
  assert.equal(
    added(running + using("train"), ["train.py"]),
    running + step("train", "python train.py") + using("train"),
  );
});

test("a step that is created takes the image of its script where that is no Python", () => {
  const text = step("other", "x") + using("clean");
  assert.equal(
    added(text, ["clean.R"]),
    step("other", "x") + step("clean", "Rscript clean.R", "r-base:4.4.1") + using("clean"),
  );
});

test("a step without a command gets one that the project has", () => {
  const text = "- step:\n    name: train-model\n    image: busybox\n";
  assert.equal(added(text, ["train.py"]), `${text}    command: python train.py\n`);
  assert.equal(added(text, []), `${text}    command: train-model\n`);
  const empty = `${text}    command:\n`;
  assert.equal(added(empty, ["train.py"]), `${text}    command: python train.py\n`);
});
