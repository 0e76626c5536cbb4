import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { generate } from "./generate.ts";
import { cpuOf } from "./session.ts";
import type { Row } from "./table.ts";

/** How long a keystroke waits while a workspace of so many Valohai files is checked, and checked again. */
export async function measureWorkspace(count: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "valohai-yaml-bench-"));
  try {
    for (let index = 0; index < count; index++) writeProject(path.join(folder, `p${index}`), index);
    const { text, places } = generate(500);
    const session = await startIn(folder);
    const typing = typist(session, text, places.type);
    await typing.type();
    const idle = await during(session, typing.type, () => pause(2000));
    const first = await during(session, typing.type, () => session.check([]));
    const before = cpuOf(session.server);
    const again = await session.check(first.result);
    const cpu = cpuOf(session.server) - before;
    const second = await during(session, typing.type, () => session.check(again));
    session.stop();
    const row = (metric: string, ours: number, floor?: number): Row => ({
      metric: `${count} files: ${metric}`,
      ours,
      floor,
    });
    return [
      row("first check, ms", first.time),
      row("longest keystroke meanwhile, ms", first.longest, idle.longest),
      row("the same, CPU of the server, ms", first.cpu, idle.cpu),
      row("second check, CPU, ms", cpu),
      row("longest keystroke meanwhile, second check, ms", second.longest, idle.longest),
      row("the same, CPU of the server, ms", second.cpu, idle.cpu),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long a message waits at most while a workspace is searched that holds so many other files. */
export async function measureOtherFiles(count: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "valohai-yaml-bench-"));
  try {
    writeProject(folder, 0);
    const images = path.join(folder, "images");
    mkdirSync(images);
    for (let index = 0; index < count; index++) {
      writeFileSync(path.join(images, `image-${index}.png`), "");
    }
    const session = await startIn(folder);
    const ping = () => session.connection.sendRequest("valohai/ping");
    await ping();
    const idle = await during(session, ping, () => pause(2000));
    const search = await during(session, ping, () => session.check([]));
    session.stop();
    return [
      { metric: `${count} other files: search, ms`, ours: search.time },
      {
        metric: `${count} other files: longest wait of a message, ms`,
        ours: search.longest,
        floor: idle.longest,
      },
      {
        metric: `${count} other files: the same, CPU of the server, ms`,
        ours: search.cpu,
        floor: idle.cpu,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A Valohai file of 60 lines with a script. */
function writeProject(folder: string, index: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "valohai.yaml"), generate(60).text);
  writeFileSync(
    path.join(folder, "train.py"),
    `import json\nprint(json.dumps({"accuracy": ${index}}))\n`,
  );
}

interface ResultId {
  readonly uri: string;
  readonly value: string;
}

interface Session {
  readonly connection: MessageConnection;
  readonly server: ChildProcess;
  readonly folder: string;
  /** Asks for the diagnostics of the workspace, in parts, and answers their identities. */
  check(previous: readonly ResultId[]): Promise<readonly ResultId[]>;
  stop(): void;
}

async function startIn(folder: string): Promise<Session> {
  const server = spawn(process.execPath, ["out/server/main.js", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onRequest(() => null);
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: { diagnostic: {} },
    },
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    server,
    folder,
    check: (previous) => check(connection, previous),
    stop() {
      connection.dispose();
      server.kill();
    },
  };
}

interface Report {
  readonly items: readonly { readonly uri: string; readonly resultId?: string }[];
}

let checks = 0;

async function check(
  connection: MessageConnection,
  previousResultIds: readonly ResultId[],
): Promise<readonly ResultId[]> {
  const found: ResultId[] = [];
  const add = ({ items }: Report) => {
    for (const { uri, resultId } of items) if (resultId) found.push({ uri, value: resultId });
  };
  const partialResultToken = `check-${checks++}`;
  const listener = connection.onNotification("$/progress", ({ token, value }) => {
    if (token === partialResultToken) add(value);
  });
  add(
    await connection.sendRequest("workspace/diagnostic", { previousResultIds, partialResultToken }),
  );
  listener.dispose();
  return found;
}

/** Types into a text of its own, and waits each time for its diagnostics. */
function typist(
  { connection, folder }: Session,
  text: string,
  place: { line: number; character: number },
) {
  const uri = pathToFileURL(path.join(folder, "typed.valohai.yaml")).href;
  let version = 0;
  const change = (length: number, typed: string) => ({
    range: { start: place, end: { ...place, character: place.character + length } },
    text: typed,
  });
  return {
    async type(): Promise<void> {
      version++;
      if (version === 1) {
        await connection.sendNotification("textDocument/didOpen", {
          textDocument: { uri, languageId: "valohai-yaml", version, text },
        });
      } else {
        await connection.sendNotification("textDocument/didChange", {
          textDocument: { uri, version },
          contentChanges: [version % 2 === 0 ? change(0, "x") : change(1, "")],
        });
      }
      await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    },
  };
}

/**
 * Does something again and again while something else goes on; the longest time that it took, and the most that the server
 * worked in such a time, in milliseconds. Other processes do not count in that.
 */
async function during<T>(
  { server }: Session,
  repeated: () => Promise<unknown>,
  work: () => Promise<T>,
) {
  let isOver = false;
  let [longest, cpu] = [0, 0];
  const start = performance.now();
  const working = work().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const before = cpuOf(server);
    const from = performance.now();
    await repeated();
    longest = Math.max(longest, performance.now() - from);
    cpu = Math.max(cpu, cpuOf(server) - before);
    await pause(5);
  }
  return { result: await working, time: performance.now() - start, longest, cpu };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
