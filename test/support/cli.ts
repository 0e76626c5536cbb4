import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";
import { handOver, withoutRights } from "./as-nobody.ts";

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the built command line in a folder; its output is no terminal. */
export function runCli(
  folder: string,
  args: readonly string[],
  input = "",
  environment: { readonly [name: string]: string } = {},
): Outcome {
  const main = path.resolve("out/cli/main.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...environment },
  });
  return { status, out: stdout, error: stderr };
}

/** The same without an administrator's rights, to whom no file is closed. */
export function runCliWithoutRights(folder: string, args: readonly string[]): Outcome {
  const main = handOver(folder, path.resolve("out/cli/main.js"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    input: "",
    encoding: "utf8",
    ...withoutRights(),
  });
  rmSync(path.dirname(main), { recursive: true });
  return { status, out: stdout, error: stderr };
}

/** A temporary folder with these files, removed after the test. */
export function folderWith(t: TestContext, files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "valohai-yaml-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
