import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { projectFolder } from "../support/project-folder.ts";
import { ownEnvironment, startChild } from "../vscode/child.ts";

const yaml = `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - { name: rate, type: float, default: 0.1 }
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - { name: rate, style: multiple, rules: { items: [0.1, 0.2, 0.3] } }
- pipeline:
    name: all
    nodes:
      - { name: one, type: task, task: sweep }
      - { name: two, type: execution, step: trian }
    edges: []
`;

const script = `import valohai

print(valohai.parameters("rate").value, valohai.parameters("epochs").value)
`;

/** It names no rule. */
const config = "rules:\n  node-step-mising: off\n";

/** The file and its script after the parameter is renamed. */
export const renamed = {
  yaml: yaml.replaceAll("name: rate", "name: speed"),
  script: script.replace('"rate"', '"speed"'),
};

/** What a driver has reported, by name. */
export type Report = ReadonlyMap<string, unknown>;

/** An editor that is started with a recipe and a script that drives it. */
export interface EditorRun {
  /** The text of the recipe, and the name of the file that it is written to. */
  readonly recipe: string;
  readonly recipeFile: string;
  /** The command line, with the path of that file. */
  command(recipeFile: string): readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** In milliseconds; the scripts give up much sooner. */
const longestRun = 180_000;

/** Runs an editor in the folder of a sample project until its script ends it. */
export async function runEditor(t: TestContext, editor: EditorRun): Promise<Report> {
  const project = projectFolder(t, {
    "valohai.yaml": yaml,
    "train.py": script,
    ".valohai-lint.yaml": config,
  });
  const home = fileURLToPath(projectFolder(t, { [editor.recipeFile]: editor.recipe }).uri);
  const folder = fileURLToPath(project.uri);
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  const report = path.join(home, "report");
  writeFileSync(report, "");
  const [program = "", ...args] = editor.command(path.join(home, editor.recipeFile));
  const child = startChild(program, args, {
    folder,
    environment: {
      ...ownEnvironment(),
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_STATE_HOME: home,
      XDG_CACHE_HOME: home,
      PATH: `${serverCommand(home)}${path.delimiter}${process.env["PATH"]}`,
      REPORT: report,
      ...editor.environment,
    },
  });
  const end = setTimeout(() => void child.stop(), longestRun);
  await child.ended;
  clearTimeout(end);
  const lines = readFileSync(report, "utf8")
    .split("\n")
    .filter((it) => it !== "");
  const found = new Map<string, unknown>(
    lines.map((it) => {
      const { name, value }: { name: string; value: unknown } = JSON.parse(it);
      return [name, value];
    }),
  );
  assert.equal(found.get("problem"), undefined, child.log());
  assert.ok(found.size > 0, child.log());
  return found;
}

/** A folder with the command of the server, as the package installs it. */
function serverCommand(home: string): string {
  const folder = path.join(home, "bin");
  mkdirSync(folder);
  const file = path.join(folder, "valohai-yaml-language-server");
  const main = path.resolve("out/server/main.js");
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(file, 0o755);
  return folder;
}
