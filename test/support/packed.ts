import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

/** Runs a program to its end and answers its output; fails unless it ends with status 0. */
export function run(folder: string, program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  assert.equal(status, 0, `${program} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

/** Writes the npm package of what is built into a folder and answers its path. */
export function packInto(folder: string): string {
  run(".", "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", folder);
  const archive = readdirSync(folder).find((it) => it.endsWith(".tgz"));
  assert.ok(archive, "npm has packed nothing");
  return path.join(folder, archive);
}
