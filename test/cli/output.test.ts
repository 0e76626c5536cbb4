import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";
import { gridPipeline } from "../support/yaml.ts";

const endless = gridPipeline(100_000);

test("an export ends with status 2 when nobody reads it any more", async (t) => {
  const folder = folderWith(t, { "valohai.yaml": endless });
  const args = ["variants", "valohai.yaml", "--node", "n", "--format", "csv"];
  const child = spawn(process.execPath, [path.resolve("out/cli/main.js"), ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.after(() => child.kill("SIGKILL"));
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [status] = await once(child, "exit");
  assert.equal(status, 2);
});

test("text output shows control characters of the file instead of sending them", (t) => {
  const name = String.raw`"s\e[31m\e]0;title\a\n::error::forged"`;
  const text = `- step: { name: a, image: i:1, command: c }
- pipeline:
    name: p
    nodes:
      - { name: n, type: execution, step: ${name} }
    edges: []
`;
  const folder = folderWith(t, { "valohai.yaml": text });
  const { out } = runCli(folder, ["check", "valohai.yaml"]);
  assert.match(out, /No step is named "s\\u001b\[31m\\u001b\]0;title\\u0007\\n::error::forged"/);
  assert.deepEqual(
    out.match(/\p{Cc}/gu)?.filter((it) => it !== "\n"),
    [],
  );
  assert.doesNotMatch(out, /^::/m);
});

test("what the system refuses is one line and status 2", (t) => {
  const folder = folderWith(t, { "valohai.yaml": endless, ".valohai-lint.yaml/x": "" });
  const { status, error } = runCli(folder, ["check", "valohai.yaml"]);
  assert.equal(status, 2);
  assert.match(error, /^vhyaml: [^\n]+\n$/);
});
