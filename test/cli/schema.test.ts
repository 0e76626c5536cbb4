import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonSchema } from "#core/schema/json-schema.ts";
import { folderWith, runCli } from "../support/cli.ts";

test("schema prints what may be written as JSON Schema", (t) => {
  const { status, out, error } = runCli(folderWith(t, {}), ["schema"]);
  assert.deepEqual([status, error], [0, ""]);
  assert.deepEqual(JSON.parse(out), JSON.parse(JSON.stringify(jsonSchema())));
  assert.match(out, /^\{\n {2}"\$schema": .*\n\}\n$/s);
});

test("schema takes no arguments", (t) => {
  for (const args of [["valohai.yaml"], ["--format"]]) {
    const { status, out, error } = runCli(folderWith(t, {}), ["schema", ...args]);
    assert.deepEqual([status, out], [2, ""]);
    assert.match(error, /^vhyaml: .*\nRun vhyaml schema --help for usage\n$/);
  }
});

test("the usage names the command", (t) => {
  const { out } = runCli(folderWith(t, {}), ["schema", "--help"]);
  assert.match(out, /^ {2}vhyaml schema$/m);
});
