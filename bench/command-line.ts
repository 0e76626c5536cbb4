import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { generate } from "./generate.ts";
import { median, type Row } from "./table.ts";

/** As many runs keep the code that V8 compiles for them. */
const learningRuns = 3;

/**
 * The CPU that the command line takes to check one file, against a Node process that does nothing; they take turns. The
 * code that V8 compiles is kept apart from that of other builds.
 */
export function measureCommandLine(lines: number, runs = 20): Row {
  const folder = mkdtempSync(path.join(os.tmpdir(), "valohai-yaml-bench-"));
  try {
    const hook = path.join(folder, "usage.cjs");
    const nothing = path.join(folder, "nothing.js");
    const file = path.join(folder, "valohai.yaml");
    writeFileSync(hook, usageHook);
    writeFileSync(nothing, "");
    writeFileSync(file, generate(lines).text);
    const environment = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, "kept") };
    const check = () =>
      cpuOf(["--require", hook, path.resolve("out/cli/main.js"), "check", file], environment);
    for (let run = 0; run < learningRuns; run++) check();
    const ours: number[] = [];
    const floor: number[] = [];
    for (let run = 0; run < runs; run++) {
      floor.push(cpuOf(["--require", hook, nothing]));
      ours.push(check());
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
function cpuOf(parameters: readonly string[], env = process.env): number {
  const { output } = spawnSync(process.execPath, parameters, {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    encoding: "utf8",
    env,
  });
  return Number(output[3]) / 1000;
}
