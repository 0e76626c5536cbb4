#!/usr/bin/env node
import { keepCompiledCode } from "../compile-cache.ts";
import { versionText } from "../version-text.ts";

keepCompiledCode();

if (process.argv.includes("--version")) {
  process.stdout.write(`${versionText("valohai-yaml-language-server")}\n`);
} else {
  // A file of its own, because only what is loaded from here on is kept.
  require("./connection.js");
}
