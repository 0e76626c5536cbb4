import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { editorCommands } from "#protocol";

/** What the server process holds once its garbage is collected. */
export interface Held {
  /** In bytes. */
  readonly heap: number;
  /** Timers, streams and whatever else keeps a process alive. */
  readonly handles: readonly string[];
}

/** How much is done to a server. */
export interface SoakSize {
  readonly edits: number;
  readonly openings: number;
}

/** Measures when it is asked over the channel beside stdio; what is on its way, such as an answer, is no handle. */
const probe = `process.on("message", () => {
  globalThis.gc();
  const lasting = process.getActiveResourcesInfo().filter((it) => !/Req|Immediate/.test(it));
  process.send({ heap: process.memoryUsage().heapUsed, handles: lasting.sort() });
});`;

/** Works with a real server as a person does, only longer; gives what it holds after a quarter and at the end. */
export async function soak(size: SoakSize): Promise<readonly [Held, Held]> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "valohai-soak-")));
  const probeFile = path.join(folder, "probe.cjs");
  writeFileSync(probeFile, probe);
  const nodeOptions = ["--expose-gc", "--require", probeFile];
  const server = spawn(process.execPath, [...nodeOptions, "out/server/main.js", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit", "ipc"],
  });
  const { stdin, stdout } = server;
  if (!stdin || !stdout) throw new Error("The server has no pipes");
  const connection = createMessageConnection(
    new StreamMessageReader(stdout),
    new StreamMessageWriter(stdin),
  );
  try {
    connection.listen();
    const rootUri = pathToFileURL(folder).href;
    const capabilities = { experimental: { commands: { commands: editorCommands } } };
    await connection.sendRequest("initialize", { processId: null, rootUri, capabilities });
    await connection.sendNotification("initialized", {});
    const session = { connection, folder, rootUri };
    const part = (share: number): SoakSize => ({
      edits: Math.ceil(size.edits * share),
      openings: Math.ceil(size.openings * share),
    });
    await work(session, part(1 / 4));
    const early = await measure(server);
    await work(session, part(3 / 4));
    return [early, await measure(server)];
  } finally {
    connection.dispose();
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Session {
  readonly connection: MessageConnection;
  readonly folder: string;
  readonly rootUri: string;
}

async function measure(server: ChildProcess): Promise<Held> {
  // What changed last is still looked at.
  await setTimeout(500);
  const answer = once(server, "message");
  server.send("measure");
  const [held] = (await answer) as [Held];
  return held;
}

/** Types in one file, and between that opens others and changes the scripts that it runs. */
async function work(session: Session, { edits, openings }: SoakSize): Promise<void> {
  const uri = `${session.rootUri}/valohai.yaml`;
  await open(session, uri, soakedText);
  const pause = Math.max(1, Math.floor(edits / openings));
  for (let index = 1; index <= edits; index++) {
    await edit(session, uri, index);
    if (index % pause !== 0) continue;
    await changeScript(session, index);
    await lookAtOther(session, index);
  }
  await close(session, uri);
}

const steps = Array.from({ length: 50 }, (_, index) => index);

const soakedText = `${steps
  .map(
    (it) => `- step:
    name: step-${it}
    image: busybox
    command: python train.py {parameters}
    parameters: [{ name: rate-${it}, type: float, default: 0.1 }]
`,
  )
  .join("")}- pipeline:
    name: p
    nodes: [${steps.map((it) => `{ name: n-${it}, type: execution, step: step-${it} }`).join(", ")}]
    edges: []
`;

/** Line 1 of the text is the name of its first step: it is typed anew. */
async function edit({ connection }: Session, uri: string, index: number): Promise<void> {
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: index + 1 },
    contentChanges: [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 900 } },
        text: `    name: step-${index % 3 === 0 ? 0 : index}`,
      },
    ],
  });
  const textDocument = { uri };
  const position = { line: 1, character: 12 };
  await connection.sendRequest("textDocument/hover", { textDocument, position });
  await connection.sendRequest("textDocument/completion", { textDocument, position });
}

async function changeScript({ connection, folder, rootUri }: Session, index: number) {
  writeFileSync(path.join(folder, "train.py"), `print('{"accuracy-${index}": 1}')\n`);
  await connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: `${rootUri}/train.py`, type: 2 }],
  });
}

/** Opens a file of its own name, asks what a preview asks, and closes it. */
async function lookAtOther(session: Session, index: number): Promise<void> {
  const uri = `${session.rootUri}/other-${index}.valohai.yaml`;
  await open(session, uri, soakedText);
  await session.connection.sendRequest("valohai/taskNodes", { uri });
  await session.connection.sendRequest("valohai/pipelineSource", { uri, pipeline: "p" });
  await session.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
  await close(session, uri);
}

async function open({ connection }: Session, uri: string, text: string): Promise<void> {
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "valohai-yaml", version: 1, text },
  });
}

async function close({ connection }: Session, uri: string): Promise<void> {
  await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
}
