import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { valohaiYamlVersion } from "#core/schema/version.ts";
import { folderWith, runCli } from "../support/cli.ts";

const { version }: { readonly version: string } = JSON.parse(readFileSync("package.json", "utf8"));
const known = `${version} (knows the files of valohai-yaml ${valohaiYamlVersion})`;

test("--version prints the version of the program and of the files that it knows", (t) => {
  const { status, out, error } = runCli(folderWith(t, {}), ["--version"]);
  assert.deepEqual([status, out, error], [0, `vhyaml ${known}\n`, ""]);
});

test("the language server prints the same and ends", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["out/server/main.js", "--stdio", "--version"],
    { encoding: "utf8" },
  );
  assert.deepEqual([status, stdout, stderr], [0, `valohai-yaml-language-server ${known}\n`, ""]);
});

test("the language server says how it is started and ends", () => {
  for (const option of ["--help", "-h"]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["out/server/main.js", option], {
      encoding: "utf8",
    });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^usage: valohai-yaml-language-server/m);
    for (const it of ["--stdio", "--socket", "--pipe", "--node-ipc", "--version"])
      assert.ok(stdout.includes(`  ${it}`), it);
  }
});

test("a key of a newer version is a warning with the version in it, and the status stays 0", (t) => {
  const text = "- step: { name: a, image: b:1, command: c, zebra: 1 }\n";
  const folder = folderWith(t, {
    "valohai.yaml": text,
    "strict/valohai.yaml": text,
    "strict/.valohai-lint.yaml": "rules:\n  prop-unknown: error\n",
  });
  const { status, out } = runCli(folder, ["check", "valohai.yaml"]);
  assert.equal(status, 0);
  assert.match(out, /warning.*"zebra" in step is unknown to valohai-yaml \d+\.\d+/);
  assert.equal(runCli(folder, ["check", "valohai.yaml", "--max-warnings", "0"]).status, 1);
  assert.equal(runCli(folder, ["check", "strict/valohai.yaml"]).status, 1);
  const fixed = runCli(folder, ["check", "valohai.yaml", "--fix"]);
  assert.equal(fixed.status, 0);
  assert.equal(readFileSync(`${folder}/valohai.yaml`, "utf8"), text);
});
