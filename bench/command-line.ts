import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { generate } from "./generate.ts";
import { median, type Row } from "./table.ts";

/** The CPU that the command line takes to check one file, against a Node process that does nothing; they take turns. */
export function measureCommandLine(lines: number, runs = 20): Row {
  const folder = mkdtempSync(path.join(os.tmpdir(), "valohai-yaml-bench-"));
  try {
    const hook = path.join(folder, "usage.cjs");
    const nothing = path.join(folder, "nothing.js");
    const file = path.join(folder, "valohai.yaml");
    writeFileSync(hook, usageHook);
    writeFileSync(nothing, "");
    writeFileSync(file, generate(lines).text);
    const ours: number[] = [];
    const floor: number[] = [];
    for (let run = 0; run < runs; run++) {
      floor.push(cpuOf(hook, nothing));
      ours.push(cpuOf(hook, path.resolve("out/cli/main.js"), "check", file));
    }
    const metric = `${lines} lines: vhyaml check, CPU, ms`;
    return { metric, ours: median(ours), floor: median(floor) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the CPU time of a process, in microseconds, when it ends. */
const usageHook = `
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  require("node:fs").writeSync(3, String(user + system));
});
`;

/** In milliseconds. */
function cpuOf(hook: string, ...program: readonly string[]): number {
  const { output } = spawnSync(process.execPath, ["--require", hook, ...program], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    encoding: "utf8",
  });
  return Number(output[3]) / 1000;
}
