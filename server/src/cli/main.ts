#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { createLoader } from "../start/compiled-files.ts";

/** By the major version of Node, how V8 is asked to optimize only functions that run for long; others print an error. */
const lateOptimization: { readonly [major: string]: readonly string[] } = {
  20: ["--interrupt-budget=500000"],
  22: ["--invocation-count-for-turbofan=20000"],
  24: ["--invocation-count-for-turbofan=20000", "--invocation-count-for-maglev=4000"],
};

// Most runs end before code that is optimized earlier would save any time.
const [major = ""] = process.versions.node.split(".");
for (const flag of lateOptimization[major] ?? []) setFlagsFromString(flag);

const loader = createLoader("vhyaml", __dirname);
const commands = loader.load("./run.js") as typeof import("./run.ts");
void commands.run().then(() => loader.keep());
