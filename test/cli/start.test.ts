import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

/** Prints on standard error which files of the command line a run has loaded, and which modules of Node. */
const hook = `
const loaded = new Set();
const Module = require("node:module");
const { require: load } = Module.prototype;
Module.prototype.require = function (name) {
  loaded.add(name.replace(/(?:-[A-Z0-9]{8})?[.]js$/, "").replace(/^.*[/]/, ""));
  return load.call(this, name);
};
process.on("exit", () => console.error([...loaded].sort().join("\\n")));
`;

const valid = "- step: { name: a, image: b:1, command: c }\n";

function loadedBy(t: TestContext, ...args: readonly string[]): readonly string[] {
  const folder = folderWith(t, {
    "hook.cjs": hook,
    "valohai.yaml": valid,
    "b/valohai.yaml": valid,
  });
  const main = path.resolve("out/cli/main.js");
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--require", "./hook.cjs", main, ...args],
    {
      cwd: folder,
      input: valid,
      encoding: "utf8",
      // The hook sees only what Node itself loads.
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" },
    },
  );
  assert.equal(status, 0, stderr);
  return stderr.trim().split("\n");
}

/** What a run may load, by its name. */
const parts = [
  "check",
  "check-file",
  "scripts-beside",
  "text",
  "json",
  "fix-text",
  "fix-files",
  "format",
  "plan",
];
const more = ["check-threads", "worker_threads", "schema", "variants", "graph", "graph-layout"];

const runs: readonly (readonly [args: string, loaded: readonly string[]])[] = [
  ["--version", []],
  ["schema", ["schema"]],
  ["check -", ["check", "check-file", "text"]],
  ["check valohai.yaml", ["check", "check-file", "scripts-beside", "text"]],
  ["check valohai.yaml --json", ["check", "check-file", "scripts-beside", "json"]],
  [
    "check valohai.yaml --fix",
    ["check", "check-file", "scripts-beside", "text", "fix-text", "fix-files"],
  ],
  ["check .", ["check", "check-threads", "worker_threads", "text"]],
  ["plan --help", []],
  ["help check", []],
];

for (const [args, wanted] of runs) {
  test(`vhyaml ${args} loads what it needs`, (t) => {
    const loaded = loadedBy(t, ...args.split(" "));
    assert.ok(loaded.includes("run"), "the hook sees what is loaded");
    const found = [...parts, ...more].filter(
      (it) => loaded.includes(it) || loaded.includes(`node:${it}`),
    );
    assert.deepEqual(found.toSorted(), wanted.toSorted());
  });
}

test("a run asks the engine of Node for nothing that it does not know", (t) => {
  const folder = folderWith(t, { "valohai.yaml": valid });
  assert.equal(runCli(folder, ["check", "valohai.yaml"]).error, "");
});
