import assert from "node:assert/strict";
import type { Texts } from "../../server/src/lsp/texts.ts";
import type { Edit } from "./conclusions.ts";
import type { LspClient } from "./lsp-client.ts";

/** What can be asked about a text as a whole. */
const questions = [
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/documentLink",
  "textDocument/semanticTokens/full",
  "textDocument/codeLens",
  "textDocument/diagnostic",
];

/**
 * Whether a server answers about a text that is edited step by step as about one that has just been opened. The client
 * must pull diagnostics and count in the units of the texts.
 */
export async function agreesOverProtocol(
  { connection }: LspClient,
  texts: Texts,
  text: string,
  edits: readonly Edit[],
): Promise<void> {
  const answersOf = async (uri: string) => {
    const params = { textDocument: { uri } };
    const answers = await Promise.all(questions.map((it) => connection.sendRequest(it, params)));
    return withoutIds(answers, uri);
  };
  const open = (uri: string, content: string) =>
    connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "valohai-yaml", version: 1, text: content },
    });
  const close = (uri: string) =>
    connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  const [edited, fresh] = ["file:///edited/valohai.yaml", "file:///fresh/valohai.yaml"];
  await open(edited, text);
  await answersOf(edited);
  let mirror = texts.create(edited, "valohai-yaml", 1, text);
  for (const { at, removed, inserted } of edits) {
    const offset = at % (mirror.getText().length + 1);
    const range = { start: mirror.positionAt(offset), end: mirror.positionAt(offset + removed) };
    const contentChanges = [{ range, text: inserted }];
    mirror = texts.update(mirror, contentChanges, mirror.version + 1);
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: edited, version: mirror.version },
      contentChanges,
    });
    await open(fresh, mirror.getText());
    assert.deepEqual(await answersOf(edited), await answersOf(fresh));
    await close(fresh);
  }
  await close(edited);
}

/** Problems of one place have no order; every answer has a number of its own. */
function withoutIds(answers: readonly unknown[], uri: string): readonly unknown[] {
  return answers.map((it) => {
    const plain = JSON.parse(JSON.stringify(it ?? null).replaceAll(uri, "URI"));
    if (plain && typeof plain === "object") delete plain.resultId;
    if (Array.isArray(plain?.items)) {
      plain.items = plain.items.map((item: unknown) => JSON.stringify(item)).sort();
    }
    return plain;
  });
}
