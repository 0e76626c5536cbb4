import assert from "node:assert/strict";
import { test } from "node:test";
import { packageVsix } from "../release/vsix.ts";
import { runSuite } from "../vscode/suite-host.ts";

test("the extension works as it is installed from its package", async (t) => {
  const { path } = await packageVsix("universal");
  // The memory of previews does not depend on how it is installed.
  const names = /^(?!previews that are closed)/;
  const { results, failure } = await runSuite({ vsix: path, names });
  assert.equal(failure, undefined, failure);
  assert.ok(results.length > 20, "Hardly a test has run");
  for (const { name, error } of results) {
    await t.test(name, () => assert.equal(error, undefined, error));
  }
});
