import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

const names = [
  "check",
  "format",
  "variants",
  "plan",
  "graph",
  "diff",
  "schema",
  "mcp",
  "completion",
];

/** The commands whose usage a text holds. */
function usagesIn(text: string): readonly string[] {
  return [...text.matchAll(/^ {2}vhyaml ([a-z]+)/gm)].map((it) => it[1] ?? "");
}

test("--help, -h and help print the usage of all commands", (t) => {
  const folder = folderWith(t, {});
  for (const args of [["--help"], ["-h"], ["help"]]) {
    const { status, out, error } = runCli(folder, args);
    assert.deepEqual([status, error], [0, ""]);
    assert.match(out, /^Usage:\n/);
    assert.deepEqual(usagesIn(out), [...names, "help"]);
    assert.match(out, /^ {2}vhyaml --version$/m);
  }
});

for (const name of names) {
  test(`help ${name} prints the usage of this command only`, (t) => {
    const folder = folderWith(t, {});
    const { status, out, error } = runCli(folder, ["help", name]);
    assert.deepEqual([status, error, usagesIn(out)], [0, "", [name]]);
    assert.equal(out.includes("A SOURCE holds"), ["plan", "graph", "variants"].includes(name));
    assert.equal(out.includes('A FILE of "-"'), !["schema", "mcp", "completion"].includes(name));
    assert.equal(runCli(folder, [name, "--help"]).out, out);
    assert.equal(runCli(folder, [name, "-h"]).out, out);
  });
}

test("help for what is no command names the nearest one, with status 2", (t) => {
  const { status, out, error } = runCli(folderWith(t, {}), ["help", "chekc"]);
  assert.deepEqual([status, out], [2, ""]);
  assert.match(error, /^vhyaml: No command is named "chekc"; did you mean "check"\?\n\nUsage:/);
});
