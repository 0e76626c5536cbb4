import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const manifest: {
  readonly bin: { readonly [name: string]: string };
  readonly scripts: { readonly [name: string]: string };
} = JSON.parse(readFileSync("package.json", "utf8"));

test("a package made from a checkout holds the programs, which installing it builds", () => {
  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [packed]: { files: { path: string }[] }[] = JSON.parse(stdout);
  const paths = packed?.files.map((it) => it.path) ?? [];
  assert.ok(manifest.scripts["prepare"]?.includes("build"));
  for (const program of Object.values(manifest.bin)) {
    assert.ok(existsSync(program));
    assert.ok(paths.includes(program), `${program} is not packed`);
    assert.match(readFileSync(program, "utf8"), /^#!\/usr\/bin\/env node\n/);
  }
  assert.ok(paths.includes("docs/rules.md"), "the codes of diagnostics lead to this page");
  assert.ok(paths.includes("SECURITY.md"));
  assert.match(readFileSync(".vscodeignore", "utf8"), /^!SECURITY\.md$/m);
  assert.ok(!paths.some((it) => it.startsWith("docs/images/") || it.startsWith("icons/")));
  assert.ok(!paths.some((it) => it.startsWith("test/") || it.startsWith("server/src/")));
});

test("no command of the package has the name of one that valohai-cli and its packages install", () => {
  assert.deepEqual(Object.keys(manifest.bin), ["vhyaml", "valohai-yaml-language-server"]);
});

test("the pre-commit hook runs a program of the package", () => {
  const hooks = readFileSync(".pre-commit-hooks.yaml", "utf8");
  const program = /entry: (\S+) check$/m.exec(hooks)?.[1];
  assert.ok(program !== undefined && program in manifest.bin);
});
