import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type { Generated, Place } from "./generate.ts";

/** A language server to measure. */
export interface Server {
  readonly name: string;
  readonly command: readonly string[];
  readonly settings?: unknown;
}

/** What was measured in one session, in milliseconds and megabytes. */
export type Figures = Map<string, number[]>;

const uri = "file:///workspace/valohai.yaml";

/** In milliseconds: nobody types as soon as a file is open. */
const reading = 2000;

/** Starts a server, opens a file, types, asks, types a burst if that is wanted, and stops. */
export async function measure(
  server: Server,
  file: Generated,
  edits: number,
  bursts = true,
): Promise<Figures> {
  const figures: Figures = new Map();
  const put = (name: string, value: number) => {
    figures.set(name, [...(figures.get(name) ?? []), value]);
  };
  const session = await start(server);
  put("initialize", session.initialized);
  const opened = session.open(file.text);
  await session.diagnosed(1);
  put("first diagnostics", performance.now() - opened + session.initialized);
  put("memory", session.memory());
  await pause(reading);
  const typing = typist(session, file.places.type);
  for (let edit = 0; edit < edits; edit++) {
    await pause(30);
    const before = session.cpu();
    const at = performance.now();
    await session.diagnosed(await typing.type());
    put("keystroke", performance.now() - at);
    await pause(30);
    put("keystroke CPU", session.cpu() - before);
  }
  for (const name of session.can) await askAfterEdit(session, typing, file, name, edits, put);
  if (bursts) await burst(session, typing, put);
  put("memory, highest", session.memory());
  session.stop();
  return figures;
}

/** Keystrokes 20 ms apart: from the last one to the diagnostics of the final text. */
async function burst(session: Session, typing: Typist, put: Put): Promise<void> {
  let version = 0;
  for (let key = 0; key < 50; key++) {
    version = await typing.type();
    await pause(20);
  }
  const at = performance.now();
  version = await typing.type();
  await session.diagnosed(version);
  put("burst, last key", performance.now() - at);
}

type Put = (name: string, value: number) => void;

/** The question leaves in the same breath as a change, as editors ask. */
async function askAfterEdit(
  session: Session,
  typing: Typist,
  file: Generated,
  name: Ability,
  count: number,
  put: Put,
): Promise<void> {
  for (let round = 0; round < count; round++) {
    const version = await typing.type();
    const at = performance.now();
    const position = name === "documentSymbol" ? undefined : file.places.reference;
    await session.connection.sendRequest(`textDocument/${name}`, {
      textDocument: { uri },
      position,
    });
    put(name, performance.now() - at);
    await session.diagnosed(version);
  }
}

interface Typist {
  /** Types a character, or deletes it again; gives the version. */
  type(): Promise<number>;
}

function typist(session: Session, place: Place): Typist {
  let version = 1;
  return {
    async type() {
      version++;
      const end = version % 2 === 0 ? place : { ...place, character: place.character + 1 };
      await session.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: place, end }, text: version % 2 === 0 ? "x" : "" }],
      });
      session.sent(version);
      return version;
    },
  };
}

const abilities = ["completion", "hover", "definition", "documentSymbol"] as const;
type Ability = (typeof abilities)[number];

interface Session {
  readonly connection: MessageConnection;
  readonly initialized: number;
  readonly can: readonly Ability[];
  open(text: string): number;
  /** A version has left: what a server that names no versions publishes from now on is taken for its diagnostics. */
  sent(version: number): void;
  /** Waits for the diagnostics of a version. */
  diagnosed(version: number): Promise<void>;
  cpu(): number;
  memory(): number;
  stop(): void;
}

/** Starts a server and introduces itself to it. */
export async function start({ command, settings }: Server): Promise<Session> {
  const [program = "", ...parameters] = command;
  const started = performance.now();
  const child = spawn(program, parameters, {
    stdio: ["pipe", "pipe", "inherit"],
    env: plainEnvironment(),
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const { sent, diagnosed } = watchDiagnostics(connection);
  connection.onRequest("workspace/configuration", ({ items }) =>
    items.map((it: { section?: string }) => (it.section === "yaml" ? settings : null) ?? null),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const { capabilities } = await connection.sendRequest<{ capabilities: object }>(
    "initialize",
    introduction,
  );
  const initialized = performance.now() - started;
  await connection.sendNotification("initialized", {});
  if (settings) {
    await connection.sendNotification("workspace/didChangeConfiguration", { settings });
  }
  return {
    connection,
    initialized,
    can: abilities.filter((it) => `${it}Provider` in capabilities),
    open(text) {
      const at = performance.now();
      const textDocument = { ...openedFile(text), version: 1 };
      void connection.sendNotification("textDocument/didOpen", { textDocument });
      return at;
    },
    sent,
    diagnosed,
    cpu: () => cpuOf(child),
    memory: () => memoryOf(child),
    stop() {
      connection.dispose();
      child.kill();
    },
  };
}

/** What a client says about the file that it opens. */
export function openedFile(text: string) {
  return { uri, languageId: "yaml", text };
}

/** What a client sends first. */
export const introduction = {
  processId: process.pid,
  rootUri: "file:///workspace",
  capabilities: {
    workspace: { configuration: true },
    textDocument: {
      publishDiagnostics: { versionSupport: true },
      completion: { completionItem: { snippetSupport: true } },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
  },
};

function watchDiagnostics(connection: MessageConnection): Pick<Session, "sent" | "diagnosed"> {
  let newest = 1;
  let latest = 0;
  let wake = (): void => undefined;
  connection.onNotification("textDocument/publishDiagnostics", (message) => {
    if (message.uri !== uri) return;
    latest = Math.max(latest, message.version ?? newest);
    wake();
  });
  return {
    sent(version) {
      newest = version;
    },
    async diagnosed(version) {
      while (latest < version) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** What certificates and options of this machine cost at the start of Node is no matter of the servers. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_EXTRA_CA_CERTS, ...environment } = process.env;
  return environment;
}

/** The CPU milliseconds of a process so far; 0 where the system does not provide it. */
export function cpuOf({ pid }: ChildProcess): number {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const spent = tasks.map((it) => readFileSync(`/proc/${pid}/task/${it}/schedstat`, "utf8"));
    return spent.reduce((sum, it) => sum + Number(it.split(" ")[0]) / 1e6, 0);
  } catch {
    return 0;
  }
}

function memoryOf({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
