import assert from "node:assert/strict";
import { test } from "node:test";
import { visibleJson, visibleText } from "#core/base/visible-text.ts";
import { hidden, hostileNames } from "../support/hostile-names.ts";
import { startLspClient } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

const quoted = (text: string): string => visibleJson(JSON.stringify(text));

const nodeName = (name: string): string => name.replaceAll(".", "_");

/** Nodes with each name, and for each a problem whose fixes name it. */
const text = `- step: { name: train, image: i:1, command: c, parameters: [{ name: id, type: integer }] }
- pipeline:
    name: p
    nodes:
      - { name: make, type: execution, step: train }
${hostileNames.map((it) => `      - { name: ${quoted(nodeName(it))}, type: task, step: train }\n`).join("")}    edges:
${hostileNames.map((it) => `      - [make.metadata.ids, ${quoted(`${nodeName(it)}.parameter.id`)}]\n      - [make.output.*, ${quoted(`make.input.${it}`)}]\n`).join("")}`;

interface Shown {
  readonly title?: string;
  readonly message?: string;
  readonly label?: string;
  readonly tooltip?: string;
  readonly command?: { readonly title: string; readonly tooltip?: string };
}

test("diagnostics, fixes, lenses and hints name each hostile name with what cannot be seen as escapes", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, text);
  const diagnostics = await client.diagnostics(uri, 1);
  const textDocument = { uri };
  const end = { line: text.split("\n").length, character: 0 };
  const range = { start: { line: 0, character: 0 }, end };
  const ask = (method: string, params: object): Promise<readonly Shown[]> =>
    client.connection.sendRequest(method, { textDocument, ...params });
  const actions = await ask("textDocument/codeAction", {
    range,
    context: { diagnostics: [], triggerKind: 1 },
  });
  const lenses = await ask("textDocument/codeLens", {});
  const hints = await ask("textDocument/inlayHint", { range });
  const shown = [...diagnostics, ...actions, ...lenses, ...hints].flatMap((it: Shown) => [
    ...[it.message, it.title, it.label, it.tooltip, it.command?.title, it.command?.tooltip],
  ]);
  const texts = shown.filter((it) => it !== undefined);
  for (const it of texts) assert.doesNotMatch(it, hidden);
  for (const it of texts) assert.doesNotMatch(it, /\n/);
  assert.ok(lenses.length > 10);
  for (const name of hostileNames) {
    const named = visibleText(name);
    assert.ok(
      diagnostics.some((it) => it.message.includes(named)),
      named,
    );
    assert.ok(
      actions.some((it) => it.title?.includes(`"${named}"`)),
      named,
    );
  }
});
