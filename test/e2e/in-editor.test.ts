import assert from "node:assert/strict";
import { test } from "node:test";
import { runSuite } from "../vscode/suite-host.ts";

const { results, failure } = await runSuite();

for (const { name, error, notes } of results) {
  test(name, (t) => {
    for (const note of notes ?? []) t.diagnostic(note);
    if (error !== undefined) throw Object.assign(new Error(error.split("\n")[0]), { stack: error });
  });
}

test("runs in a real VS Code to the end", () => {
  assert.equal(failure, undefined, failure);
  assert.ok(results.length > 0, "The suite in the editor has no test");
});
