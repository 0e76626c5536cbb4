import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { finish } from "#core/base/steps.ts";
import type { CodeFile, CodeFiles } from "#core/scripts/code-files.ts";
import { withImports } from "#core/scripts/imported-modules.ts";
import { readCodeFile } from "#core/scripts/read-code-file.ts";

/** What the program `train.py` imports, and how many paths were looked up to find it. */
function imported(scripts: { readonly [path: string]: string }) {
  const known = new Map<string, CodeFile>(
    Object.entries(scripts).map(([path, text]) => [
      path,
      finish(readCodeFile(`file:///${path}`, text)),
    ]),
  );
  let lookups = 0;
  const files: CodeFiles = {
    isKnown: true,
    obstacle: () => undefined,
    siblings: () => [],
    script: (path) => {
      lookups++;
      return known.get(path);
    },
  };
  const started = { path: "train.py", file: known.get("train.py"), roots: [] };
  const { scripts: found, complete } = withImports([started], files, () => false);
  return { paths: found.map(({ path }) => path), complete, lookups };
}

function imports(count: number): string {
  return Array.from({ length: count }, (_, index) => `from lib.m${index} import *\n`).join("");
}

describe("the modules that a program imports", () => {
  test("are found with their packages", () => {
    const found = imported({ "train.py": imports(1), "lib/__init__.py": "", "lib/m0.py": "" });
    assert.deepEqual(found.paths, ["train.py", "lib/m0.py", "lib/__init__.py"]);
    assert.equal(found.complete, true);
  });

  test("are looked up as often as the budget allows, and what is beyond counts as not read", () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`lib/m${index}.py`, ""]),
    );
    const few = imported({ "train.py": imports(20), ...files });
    const many = imported({ "train.py": imports(10_000), ...files });
    assert.ok(few.lookups < 200 && few.complete);
    assert.equal(many.lookups, 20_000);
    assert.equal(many.complete, false);
  });
});
