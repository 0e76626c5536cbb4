import assert from "node:assert/strict";
import { resolve } from "node:path";
import { beforeEach, test } from "node:test";
import type { ExtensionContext } from "vscode";
import { mcpServers } from "../../../client/src/mcp-servers.ts";
import { fakeWindow, McpStdioServerDefinition, Uri } from "../../support/fake-editor.ts";

const context = {
  extension: { packageJSON: { version: "1.2.3" } },
  extensionUri: Uri.parse(`file://${resolve(".")}`),
} as unknown as ExtensionContext;

function servers(): readonly (readonly unknown[])[] {
  return mcpServers(context).map((it: unknown) =>
    it instanceof McpStdioServerDefinition ? it.given : [],
  );
}

beforeEach(() => {
  fakeWindow.isTrusted = true;
  fakeWindow.settings.set("valohai.mcp.enable", true);
  fakeWindow.folders = [{ name: "a", uri: Uri.parse("file:///project/a") }];
});

test("the editor is offered a server for its folder, run by its own Node", () => {
  const [[label, command, args, env, version] = []] = servers();
  assert.deepEqual([label, command, version], ["Valohai YAML", process.execPath, "1.2.3"]);
  assert.deepEqual(env, { ELECTRON_RUN_AS_NODE: "1" });
  assert.ok(Array.isArray(args));
  assert.deepEqual(args.slice(1), ["mcp", "/project/a"]);
  assert.match(String(args[0]), /\/out\/server\/main\.js$/);
});

test("each folder of this machine has a server of its own, and no other folder has one", () => {
  fakeWindow.folders.push({ name: "b", uri: Uri.parse("file:///project/b") });
  fakeWindow.folders.push({ name: "c", uri: Uri.parse("memory:///project/c") });
  assert.deepEqual(
    servers().map(([label]) => label),
    ["Valohai YAML (a)", "Valohai YAML (b)"],
  );
});

test("nothing is offered unless a person turns it on, and trusts the workspace", () => {
  fakeWindow.isTrusted = false;
  assert.deepEqual(servers(), []);
  fakeWindow.isTrusted = true;
  for (const setting of [false, undefined, "yes"]) {
    fakeWindow.settings.set("valohai.mcp.enable", setting);
    assert.deepEqual(servers(), []);
  }
});
