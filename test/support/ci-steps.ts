import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { atEnd } from "./at-end.ts";
import { packInto } from "./packed.ts";

/** Holds the packed package, and what npm keeps of it, for all files of tests. */
const shared = mkdtempSync(path.join(tmpdir(), "valohai-ci-"));

atEnd(async () => rmSync(shared, { recursive: true, force: true }));

let archive: string | undefined;

/** The path of the packed package. */
export function packedForCi(): string {
  archive ??= packInto(shared);
  return archive;
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Variables {
  readonly [name: string]: string;
}

/** Runs a script as a CI service does, in a folder where npm reaches no registry. */
export function runScript(folder: string, script: string, variables: Variables = {}): Run {
  const env = {
    ...process.env,
    npm_config_offline: "true",
    npm_config_cache: shared,
    ...variables,
  };
  const flags = ["--noprofile", "--norc", "-eo", "pipefail", "-c"];
  return spawnSync("bash", [...flags, script], { cwd: folder, env, encoding: "utf8" });
}

interface ActionStep {
  readonly name: string;
  readonly if?: string;
  readonly env: Variables;
  readonly run: string;
}

interface Action {
  readonly inputs: { readonly [name: string]: { readonly default: string } };
  readonly runs: { readonly steps: readonly ActionStep[] };
}

/** The GitHub action of this repository. */
export function actionFile(): Action {
  return parse(readFileSync("action/action.yml", "utf8"));
}

interface StepCall {
  readonly inputs: Variables;
  /** What GitHub knows, such as `event.pull_request.number`; what is not named is empty. */
  readonly github?: Variables;
  readonly variables?: Variables;
}

/** Runs a step of the action with these inputs, as GitHub hands them over. */
export function runActionStep(folder: string, name: string, call: StepCall): Run {
  const { inputs, github = {}, variables = {} } = call;
  const action = actionFile();
  const step = action.runs.steps.find((it) => it.name === name) ?? assert.fail(name);
  assert.doesNotMatch(step.run, /\$\{\{/, "an input would become a part of the script");
  const valueIn = (expression: string): string => {
    const [, context, key = ""] = /^\$\{\{ (inputs|github)\.([\w.-]+) \}\}$/.exec(expression) ?? [];
    if (context === "github") return github[key] ?? "";
    const usual = action.inputs[key]?.default ?? assert.fail(expression);
    return inputs[key] ?? (usual.startsWith("${{") ? valueIn(usual) : usual);
  };
  const env = Object.entries(step.env).map(([key, it]) => [key, valueIn(it)] as const);
  return runScript(folder, step.run, { ...Object.fromEntries(env), ...variables });
}
