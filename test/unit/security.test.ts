import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byteLimits } from "../../server/src/files/unread.ts";
import { textOf, typeScriptIn } from "../support/type-script-in.ts";

/** What SECURITY.md promises and can be told from the sources; test/cli/network.test.ts looks at the bundles. */
const promises = readFileSync("SECURITY.md", "utf8");

const sources = ["server/src", "client/src", "client/webview"].flatMap(typeScriptIn);

/** The sources in which a pattern occurs. */
function using(pattern: RegExp): readonly string[] {
  return sources.filter((file) => pattern.test(textOf(file)));
}

test("Markdown of ours is trusted nowhere, and the page holds no HTML that is not its own", () => {
  assert.deepEqual(
    using(/(?<!workspace\.)isTrusted|supportHtml|supportThemeIcons|MarkdownString/),
    [],
  );
  assert.deepEqual(using(/innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML/), []);
});

test("messages of the editor are shown by the module that keeps names from being links or icons", () => {
  const shown = /show(?:Information|Warning|Error)Message|setStatusBarMessage|createStatusBarItem/;
  assert.deepEqual(using(shown), ["client/src/notify.ts"]);
});

test("each list to choose from shows names by the function that keeps them from being icons", () => {
  const lists = using(/showQuickPick/).filter((file) => !/labelText\(/.test(textOf(file)));
  // The formats and places of an export are ours.
  assert.deepEqual(lists, ["client/src/export-variants.ts"]);
});

test("there is no telemetry", () => {
  // The modules of users that are known to print nothing.
  assert.deepEqual(using(/telemetry/i), ["server/src/core/python/known-modules.ts"]);
});

test("the server writes no file but those that it shows", () => {
  const writes =
    /\b(?:writeFile|writeSync|appendFile|createWriteStream|rename|rm|unlink)(?:Sync)?\(/;
  const inServer = using(writes).filter((it) => it.startsWith("server/src/lsp/"));
  assert.deepEqual(inServer, ["server/src/lsp/shown-documents.ts"]);
  const writer = using(/files\/replace-file\.ts"/).filter((it) => it.startsWith("server/src/"));
  assert.deepEqual(
    writer.filter((it) => !it.startsWith("server/src/cli/")),
    [],
  );
});

test("the sizes that are promised are those that are kept", () => {
  const { script, config, yaml, metadata } = byteLimits;
  for (const text of [
    `scripts up to ${script / 1000} kB`,
    `\`.valohai-lint.yaml\` up to ${config / 1_000_000} MB`,
    `\`valohai.yaml\` up to ${yaml / 1_000_000} MB`,
    `up to ${metadata / 1_000_000} MB`,
  ])
    assert.ok(promises.includes(text), text);
});

test("a workspace that is not trusted cannot say which files are read or what is started", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, true);
  assert.deepEqual(restrictedConfigurations, ["valohai.files", "valohai.mcp.enable"]);
});
