#!/usr/bin/env node
import module from "node:module";
import { versionText } from "../version-text.ts";

// Node 22 and later can keep compiled code on disk, which takes much off the time to start.
const loader: object = module;
if ("enableCompileCache" in loader && typeof loader.enableCompileCache === "function") {
  loader.enableCompileCache();
}

if (process.argv.includes("--version")) {
  process.stdout.write(`${versionText("valohai-yaml-language-server")}\n`);
} else {
  // A file of its own, because only what is loaded from here on is kept.
  require("./connection.js");
}
