import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TestContext } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { exportVariants } from "#core/features/exports/export-variants.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { folderWith } from "./cli.ts";

/** Tests that run a script are skipped where there is no shell for it. */
export const needsShell = { skip: process.platform === "win32" && "it has no sh" };

/** The words of each `vh` that the scripts run one after the other; fails if they run or leave anything else. */
export function wordsRun(
  t: TestContext,
  scripts: readonly string[],
): readonly (readonly string[])[] {
  const folder = folderWith(t, { "bin/vh": recorder });
  chmodSync(path.join(folder, "bin/vh"), 0o755);
  const script = path.join(folder, "run.sh");
  writeFileSync(script, scripts.join(""));
  const environment = {
    PATH: `${path.join(folder, "bin")}:${process.env["PATH"]}`,
    HOME: folder,
    LOG: path.join(folder, "log"),
  };
  assert.equal(spawnSync("sh", ["-n", script]).status, 0);
  const { stdout, stderr, status } = spawnSync("sh", [script], { cwd: folder, env: environment });
  assert.deepEqual([String(stdout), String(stderr), status], ["", "", 0]);
  assert.deepEqual(readdirSync(folder).sort(), ["bin", "log", "run.sh"]);
  const calls = readFileSync(path.join(folder, "log"), "utf8").split("\u0001\u0000").slice(0, -1);
  return calls.map((it) => it.split("\u0000").slice(0, -1));
}

/** The lines that an export writes for a node. */
export function scriptOf(
  text: string,
  pipeline: string,
  node: string,
  format: "vh" | "vh-task",
): string {
  const source = pipelineSource(createDocument(text), pipeline) ?? assert.fail();
  const found = fanOut({ source, node, metadata: {}, pipelineParameters: {} });
  return [...exportVariants(found, format, { limit: 1n })].join("");
}

/** Writes down its arguments, each with a zero after it, and what ends a call. */
const recorder = `#!/bin/sh
for it in "$@"; do printf '%s\\000' "$it"; done >> "$LOG"
printf '\\001\\000' >> "$LOG"
`;
