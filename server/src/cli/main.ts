#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { keepCompiledCode } from "../compile-cache.ts";

/** Optimizes only functions that run for long: most runs end before code that is optimized earlier saves any time. */
setFlagsFromString("--interrupt-budget=500000");
keepCompiledCode();
void import("./run.ts").then(({ run }) => run());
