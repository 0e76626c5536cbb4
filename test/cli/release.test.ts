import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { packageLimits } from "../release/sizes.ts";
import { packageVsix } from "../release/vsix.ts";
import { compareWithFile } from "../support/page-comparison.ts";
import { npmCli } from "../vscode/npm.ts";

const command = "node out/test/run.mjs cli/release --write-docs";

/** Compares the files of a package with the list in the fixtures. */
function compareFiles(name: string, files: readonly string[]): void {
  // The parts that the programs of the command line share are named by their content; pages and types follow the sources.
  const named = files.map((it) =>
    it
      .replace(/-[0-9A-Z]{8}\.js$/, "-*.js")
      .replace(/^(out\/engine\/core|docs)\/.*(\.d\.ts|\.md)$/, "$1/*$2"),
  );
  const lines = [...new Set(named)].sort().map((it) => `${it}\n`);
  compareWithFile(`test/fixtures/release/${name}.txt`, () => lines.join(""), command);
}

for (const target of ["universal", "web"] as const) {
  test(`the ${target} VSIX holds these files and no others`, async () => {
    const { path: file, folder, size, files } = await packageVsix(target);
    assert.ok(size <= packageLimits[target], `${path.basename(file)}: ${size} bytes`);
    compareFiles(target, files);
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const entries = [manifest.main, manifest.browser].filter((it) => it !== undefined);
    assert.equal(entries.length, 1);
    for (const it of [...entries, manifest.icon])
      assert.ok(files.includes(path.posix.normalize(it)), it);
  });
}

test("the npm package holds these files and no others", () => {
  const parameters = [npmCli(), "pack", "--dry-run", "--json", "--ignore-scripts"];
  const output = execFileSync(process.execPath, parameters, { encoding: "utf8" });
  const [packed]: { size: number; files: { path: string }[] }[] = JSON.parse(output);
  assert.ok(packed && packed.size <= packageLimits.npm, `${packed?.size} bytes`);
  compareFiles(
    "npm",
    packed.files.map((it) => it.path),
  );
});
