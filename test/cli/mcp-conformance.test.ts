import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type TestContext, test } from "node:test";
import type { JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";
import { folderWith } from "../support/cli.ts";
import { bridgeMcp } from "../support/mcp-bridge.ts";
import { fitFile } from "../support/yaml.ts";

const require = createRequire(import.meta.url);
const suite = require.resolve("@modelcontextprotocol/conformance/dist/index.js");
const inspector = require.resolve("@modelcontextprotocol/inspector-cli/build/index.js");
const notApplicable = "test/fixtures/mcp-conformance.yaml";

const yaml = fitFile({ edges: "[gen.metadata.ids, fit.parameter.a]" });

/** What the suite asks its example server for, and what it gets from ours. */
const counterparts = new Map<unknown, object>([
  ["test_simple_text", { name: "valohai_check" }],
  ["test_error_handling", { name: "valohai_explain", arguments: { name: "nothing" } }],
  ["test://static-text", { uri: "valohai-yaml://example" }],
]);

test("the server passes every scenario of the conformance suite that applies to it", async (t) => {
  const folder = folderWith(t, { "valohai.yaml": yaml });
  const url = await bridgeMcp(t, folder, withCounterparts);
  const options = ["--suite", "all", "--expected-failures", notApplicable];
  const { status, out } = await run(t, ".", [suite, "server", "--url", url, ...options]);
  assert.equal(status, 0, out);
  assert.deepEqual(
    [...out.matchAll(/^✓ (\S+): [1-9]/gm)].map(([, scenario]) => scenario),
    [
      "server-initialize",
      "ping",
      "tools-list",
      "tools-call-simple-text",
      "tools-call-error",
      "server-sse-multiple-streams",
      "resources-list",
      "resources-read-text",
    ],
  );
});

test("the inspector lists and calls the tools, and lists and reads the resources", async (t) => {
  // The inspector starts only where the folder above has a package.json.
  const files = { "package.json": "{}", "project/valohai.yaml": yaml };
  const folder = path.join(folderWith(t, files), "project");
  const inspect = async (...options: readonly string[]) => {
    const server = [process.execPath, path.resolve("out/cli/main.js"), "mcp"];
    const { status, out } = await run(t, folder, [inspector, ...server, "--method", ...options]);
    assert.equal(status, 0, out);
    return JSON.parse(out);
  };
  const { tools } = await inspect("tools/list");
  const { languageModelTools } = JSON.parse(readFileSync("package.json", "utf8")).contributes;
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  assert.deepEqual(names(tools), names(languageModelTools));
  const call = ["tools/call", "--tool-name", "valohai_describe", "--tool-arg", "name=fit"];
  const answer = await inspect(...call);
  assert.equal(answer.isError, false);
  assert.match(answer.content[0].text, /^step fit\n[\s\S]*\ntask node fit\n/);
  const { resources } = await inspect("resources/list");
  for (const { uri, mimeType } of resources) {
    const { contents } = await inspect("resources/read", "--uri", uri);
    assert.deepEqual([contents[0].uri, contents[0].mimeType], [uri, mimeType]);
  }
  const { resourceTemplates } = await inspect("resources/templates/list");
  assert.equal(resourceTemplates.length, 1);
});

function withCounterparts(message: JSONRPCMessage): JSONRPCMessage {
  if (!("params" in message)) return message;
  const asked = message.params?.["name"] ?? message.params?.["uri"];
  return { ...message, params: { ...message.params, ...counterparts.get(asked) } };
}

async function run(t: TestContext, folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  t.after(() => child.kill());
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  const [status] = await once(child, "close");
  return { status, out: status === 0 ? out : out + error };
}
