import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { createConnection, ProposedFeatures, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument } from "yaml";

/** Servers that do nothing, or nothing but read all of the text: what a start and a keystroke cost at least. */
if (process.argv.includes("--library")) startLibrary();
else startEcho(process.argv.includes("--parse") ? parseDocument : () => undefined);

/** Keeps the text and answers every change with an empty list. */
function startEcho(read: (text: string) => unknown): void {
  const connection = createMessageConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  );
  let text = TextDocument.create("", "", 0, "");
  const publish = () => {
    read(text.getText());
    void connection.sendNotification("textDocument/publishDiagnostics", {
      uri: text.uri,
      version: text.version,
      diagnostics: [],
    });
  };
  connection.onRequest("initialize", () => ({ capabilities: { textDocumentSync: 2 } }));
  connection.onRequest("shutdown", () => null);
  connection.onNotification("exit", () => process.exit(0));
  connection.onNotification("textDocument/didOpen", ({ textDocument: it }) => {
    text = TextDocument.create(it.uri, it.languageId, it.version, it.text);
    publish();
  });
  connection.onNotification("textDocument/didChange", ({ textDocument, contentChanges }) => {
    text = TextDocument.update(text, contentChanges, textDocument.version);
    text.getText().charCodeAt(text.getText().length >> 1);
    publish();
  });
  connection.listen();
}

/** The library that the real server is made with, and no feature. */
function startLibrary(): void {
  const connection = createConnection(ProposedFeatures.all);
  connection.onInitialize(() => ({ capabilities: { textDocumentSync: 2 } }));
  new TextDocuments(TextDocument).listen(connection);
  connection.listen();
}
