import type { LspClient } from "./lsp-client.ts";

const uri = "file:///small/valohai.yaml";
const text = "- step:\n    name: a\n    image: b:1\n    command: c\n";

/** How many hovers in a small text are answered, one after the other, before something else is. */
export async function hoversBefore(
  { connection }: LspClient,
  other: Promise<unknown>,
): Promise<number> {
  let isOver = false;
  void other.finally(() => {
    isOver = true;
  });
  const textDocument = { uri, languageId: "valohai-yaml", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  let count = 0;
  for (; !isOver; count++) {
    const position = { line: 1, character: 5 };
    await connection.sendRequest("textDocument/hover", { textDocument: { uri }, position });
  }
  await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  return count;
}
