import assert from "node:assert/strict";
import { isAscii } from "node:buffer";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
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
    "script.yaml": "- step: { name: a, image: b:1, command: python train.py }\n",
    "train.py": "print(1)\n",
    "broken.yaml": `${valid}- step: {`,
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
  assert.notEqual(status, 2, stderr);
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
const more = ["schema", "check-threads", "worker_threads", "variants", "graph", "graph-layout"];

/** What most files do not need. */
const lazyParts = ["python", "unusual-yaml", "patterns", "fixes", "rare"];

const runs: readonly (readonly [args: string, loaded: readonly string[]])[] = [
  ["--version", []],
  ["schema", ["check", "schema"]],
  ["check -", ["check", "schema", "check-file", "text"]],
  ["check valohai.yaml", ["check", "schema", "check-file", "scripts-beside", "text"]],
  ["check valohai.yaml --json", ["check", "schema", "check-file", "scripts-beside", "json"]],
  [
    "check valohai.yaml --fix",
    [
      "check",
      "schema",
      "check-file",
      "scripts-beside",
      "text",
      "fix-text",
      "fix-files",
      "unusual-yaml",
    ],
  ],
  ["check .", ["check", "check-threads", "worker_threads", "text"]],
  ["plan --help", []],
  ["help check", []],
];

for (const [args, wanted] of runs) {
  test(`vhyaml ${args} loads what it needs`, (t) => {
    const loaded = loadedBy(t, ...args.split(" "));
    assert.ok(loaded.includes("run"), "the hook sees what is loaded");
    const found = [...parts, ...more, ...lazyParts].filter(
      (it) => loaded.includes(it) || loaded.includes(`node:${it}`),
    );
    assert.deepEqual(found.toSorted(), wanted.toSorted());
  });
}

const checked = ["check", "schema", "check-file", "scripts-beside", "text"];

const needs: readonly (readonly [what: string, file: string, loaded: readonly string[]])[] = [
  ["a step that runs a script", "script.yaml", ["python"]],
  ["a file with a syntax error", "broken.yaml", ["unusual-yaml"]],
];

for (const [what, file, wanted] of needs) {
  test(`${what} is checked with what only such files need`, (t) => {
    const loaded = loadedBy(t, "check", file);
    const found = [...parts, ...more, ...lazyParts].filter((it) => loaded.includes(it));
    assert.deepEqual(found.toSorted(), [...checked, ...wanted].toSorted());
  });
}

test("what is built is written in ASCII, as V8 keeps a file with any other letter in twice the memory", () => {
  const files = ["out/cli", "out/server"].flatMap((folder) =>
    readdirSync(folder).map((it) => path.join(folder, it)),
  );
  const scripts = files.filter((it) => it.endsWith(".js"));
  assert.ok(scripts.length > 10);
  assert.deepEqual(
    scripts.filter((it) => !isAscii(readFileSync(it))),
    [],
  );
});

test("a run asks the engine of Node for nothing that it does not know", (t) => {
  const folder = folderWith(t, { "valohai.yaml": valid });
  assert.equal(runCli(folder, ["check", "valohai.yaml"]).error, "");
});
