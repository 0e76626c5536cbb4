import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { editorCommands, filesCapability } from "#protocol";
import { markedText } from "./marked-text.ts";
import { isWorker } from "./server-host.ts";
import { answerFromDisk, startWorker } from "./worker-host.ts";

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

/** A real server, over stdio or in a worker; it ends with the test. */
export interface LspClient {
  readonly connection: MessageConnection;
  /** Not to be asked for where the server is in a worker. */
  readonly process: ChildProcess;
  readonly initialized: {
    readonly capabilities: { readonly [name: string]: unknown };
    readonly serverInfo?: { readonly name: string; readonly version?: string };
  };
  /** Opens a text with an optional cursor mark. */
  open(uri: string, source: string): Promise<Opened>;
  /** All diagnostics that were sent to the client unasked, in order. */
  readonly published: readonly Published[];
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

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What each client announces that is started without a word about it: as VS Code does. */
const usualCapabilities: Capabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    completion: {
      completionItem: { documentationFormat: ["markdown", "plaintext"] },
      completionItemKind: { valueSet: Array.from({ length: 25 }, (_, index) => index + 1) },
    },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    rename: { prepareSupport: true },
    documentSymbol: {
      symbolKind: { valueSet: Array.from({ length: 26 }, (_, index) => index + 1) },
    },
  },
  experimental: { commands: { commands: editorCommands } },
};

interface Capabilities {
  readonly [name: string]: unknown;
}

/** The capabilities with others over them. */
function withCapabilities(base: Capabilities, more: Capabilities): Capabilities {
  const merged: { [name: string]: unknown } = { ...base };
  for (const [name, value] of Object.entries(more)) {
    const before = merged[name];
    merged[name] = isPart(before) && isPart(value) ? withCapabilities(before, value) : value;
  }
  return merged;
}

function isPart(value: unknown): value is Capabilities {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Starts the built server for a client that announces what VS Code does, with `extra` over it. */
export async function startLspClient(
  t: Pick<TestContext, "after">,
  extra: { readonly capabilities?: object; readonly [name: string]: unknown } = {},
  prepare?: Prepare,
  other?: string,
): Promise<LspClient> {
  const capabilities = withCapabilities(usualCapabilities, { ...extra.capabilities });
  return startClientAs(t, { ...extra, capabilities }, prepare, other);
}

/** Says how a client answers what the server asks. */
type Prepare = (connection: LspClient["connection"]) => void;

/**
 * Starts the built server for a client that announces just that, and shakes hands with it. A server from another file has a
 * channel for messages to this process.
 */
export async function startClientAs(
  t: Pick<TestContext, "after">,
  extra: Capabilities,
  prepare: Prepare = () => undefined,
  other?: string,
): Promise<LspClient> {
  const { connection, child } = isWorker
    ? await connectToWorker(t, extra)
    : connectToProcess(t, other);
  const published: Published[] = [];
  const publishedOf = collectDiagnostics(connection, published);
  prepare(connection);
  connection.listen();
  const initialized = await connection.sendRequest<LspClient["initialized"]>("initialize", {
    processId: process.pid,
    rootUri: null,
    ...(isWorker ? withFiles(extra) : extra),
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    get process() {
      assert.ok(child, "there is no process in a browser");
      return child;
    },
    initialized,
    published,
    diagnostics: (uri, version) => publishedOf(uri, (it) => (it.version ?? 0) >= version),
    diagnosticsAs: (uri, wanted) => publishedOf(uri, (it) => wanted(it.diagnostics)),
    async open(uri, source) {
      const { text, cursor } = markedText(source);
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "valohai-yaml", version: 1, text },
      });
      return { text, cursor: positionAt(text, cursor ?? 0) };
    },
  };
}

function connectToProcess(t: Pick<TestContext, "after">, other: string | undefined) {
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
  return { connection, child };
}

/** The server in a worker has no files of its own: it asks for those of this machine. */
async function connectToWorker(t: Pick<TestContext, "after">, extra: Capabilities) {
  let folders = foldersIn(extra);
  const { reader, writer, end } = await startWorker(({ params }) => {
    const { added = [], removed = [] } = params?.event ?? {};
    const gone = removed.map((it) => it.uri);
    folders = [...folders.filter((it) => !gone.includes(it)), ...added.map((it) => it.uri)];
  });
  const connection = createMessageConnection(reader, writer);
  t.after(async () => {
    connection.dispose();
    await end();
  });
  answerFromDisk(connection, () => folders);
  return { connection, child: undefined };
}

/** The workspace folders that a client names, in all forms. */
function foldersIn({ workspaceFolders, rootUri, rootPath }: Capabilities): readonly string[] {
  const named = Array.isArray(workspaceFolders) ? workspaceFolders : [];
  return [
    ...named.map(({ uri }) => String(uri)),
    ...(typeof rootUri === "string" ? [rootUri] : []),
    ...(typeof rootPath === "string" ? [pathToFileURL(rootPath).href] : []),
  ];
}

function withFiles(extra: Capabilities): Capabilities {
  const experimental = { [filesCapability]: true };
  return withCapabilities(extra, { capabilities: { experimental } });
}

/** How long diagnostics may take to come, in milliseconds. */
const patience = 120_000;

function collectDiagnostics(
  connection: MessageConnection,
  all: Published[],
): (uri: string, wanted: (it: Published) => boolean) => Promise<readonly Diagnostic[]> {
  const latest = new Map<string, Published>();
  const waiting = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", (message: Published) => {
    all.push(message);
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
