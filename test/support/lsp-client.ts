import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { TestContext } from "node:test";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { markedText } from "./marked-text.ts";

export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly severity: number;
  readonly code: string;
  readonly message: string;
  readonly tags?: readonly number[];
  readonly codeDescription?: { readonly href: string };
  readonly relatedInformation?: readonly {
    readonly location: { readonly uri: string; readonly range: Diagnostic["range"] };
    readonly message: string;
  }[];
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A real server process over stdio; it ends with the test. */
export interface LspClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: {
    readonly capabilities: { readonly [name: string]: unknown };
    readonly serverInfo?: { readonly name: string; readonly version?: string };
  };
  /** Opens a text with an optional cursor mark. */
  open(uri: string, source: string): Promise<Opened>;
  /** The next diagnostics for the document, of this version or a later one. */
  diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]>;
  /** The first diagnostics for the document, of now or later, that are as wanted. */
  diagnosticsAs(uri: string, wanted: Wanted): Promise<readonly Diagnostic[]>;
}

type Wanted = (diagnostics: readonly Diagnostic[]) => boolean;

interface Opened {
  readonly text: string;
  readonly cursor: Position;
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Starts the built server and shakes hands with it; `prepare` says how to answer what the server asks. A server from
 * another file has a channel for messages to this process.
 */
export async function startLspClient(
  t: Pick<TestContext, "after">,
  extra: object = {},
  prepare: (connection: LspClient["connection"]) => void = () => undefined,
  other?: string,
): Promise<LspClient> {
  const main = other ?? path.resolve("out/server/main.js");
  const child = spawn(process.execPath, [main, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit", ...(other === undefined ? [] : ["ipc" as const])],
  });
  assert.ok(child.stdout && child.stdin);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  t.after(() => {
    connection.dispose();
    child.kill();
  });
  const published = collectDiagnostics(connection);
  prepare(connection);
  connection.listen();
  const initialized = await connection.sendRequest<LspClient["initialized"]>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    ...extra,
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    process: child,
    initialized,
    diagnostics: (uri, version) => published(uri, (it) => (it.version ?? 0) >= version),
    diagnosticsAs: (uri, wanted) => published(uri, (it) => wanted(it.diagnostics)),
    async open(uri, source) {
      const { text, cursor } = markedText(source);
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "valohai-yaml", version: 1, text },
      });
      return { text, cursor: positionAt(text, cursor ?? 0) };
    },
  };
}

/** How long diagnostics may take to come, in milliseconds. */
const patience = 120_000;

function collectDiagnostics(
  connection: MessageConnection,
): (uri: string, wanted: (it: Published) => boolean) => Promise<readonly Diagnostic[]> {
  const latest = new Map<string, Published>();
  const waiting = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", (message: Published) => {
    latest.set(message.uri, message);
    for (const wake of waiting) wake();
  });
  return (uri, wanted) =>
    new Promise((resolve, reject) => {
      const end = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`The diagnostics are not as awaited: ${JSON.stringify(latest.get(uri))}`));
      }, patience);
      const look = () => {
        const found = latest.get(uri);
        if (!found || !wanted(found)) return;
        clearTimeout(end);
        waiting.delete(look);
        resolve(found.diagnostics);
      };
      waiting.add(look);
      look();
    });
}

/** An offset as line and character. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split("\n").length - 1;
  return { line, character: offset - (before.lastIndexOf("\n") + 1) };
}

/** The text that a range of the protocol covers, for one line. */
export function textIn(text: string, range: Diagnostic["range"]): string {
  const line = text.split("\n")[range.start.line];
  assert.ok(line !== undefined, "the range starts outside the text");
  assert.equal(range.end.line, range.start.line, "the range covers several lines");
  return line.slice(range.start.character, range.end.character);
}
