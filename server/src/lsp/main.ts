#!/usr/bin/env node
import module from "node:module";

// Node 22 and later can keep compiled code on disk, which takes much off the time to start.
const loader: object = module;
if ("enableCompileCache" in loader && typeof loader.enableCompileCache === "function") {
  loader.enableCompileCache();
}

// A file of its own, because only what is loaded from here on is kept.
require("./connection.js");
