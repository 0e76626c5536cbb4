import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { TestContext } from "node:test";

/** A message of the protocol, as far as tests look at it. */
export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** The server as bytes in and bytes out. */
export interface ServerStream {
  readonly child: ChildProcess;
  send(...messages: readonly object[]): void;
  sendBytes(bytes: string): void;
  /** The answer to the request of this id. */
  answer(id: number): Promise<Message>;
  /** Every message so far; fails where a byte is not part of one. */
  messages(): readonly Message[];
  /** The exit code, once the process has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts the built server without shaking hands; it ends with the test. */
export function startServer(
  t: TestContext,
  nodeOptions: readonly string[] = [],
  environment: { readonly [name: string]: string } = {},
): ServerStream {
  const child = spawn(process.execPath, [...nodeOptions, path.resolve("out/server/main.js")], {
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...process.env, ...environment },
  });
  t.after(() => child.kill("SIGKILL"));
  child.stdin.on("error", () => undefined);
  let bytes = Buffer.alloc(0);
  const more = new Set<() => void>();
  child.stdout.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (const wake of more) wake();
  });
  const sendBytes = (text: string) => void child.stdin.write(text);
  const messages = () => messagesIn(bytes);
  return {
    child,
    sendBytes,
    send: (...all) => sendBytes(all.map(frame).join("")),
    messages,
    answer: (id) =>
      new Promise((resolve) => {
        const look = () => {
          const found = messages().find((it) => it.id === id && it.method === undefined);
          if (!found) return;
          more.delete(look);
          resolve(found);
        };
        more.add(look);
        look();
      }),
    ended: once(child, "exit").then(([code]) => code as number | null),
  };
}

function frame(message: object): string {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** The messages that are complete; what follows them must be the beginning of one. */
function messagesIn(bytes: Buffer): readonly Message[] {
  const found: Message[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const text = rest.toString("latin1", 0, 64);
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(text);
    if (!header) {
      assert.match(text, /^(C(o(n(t(e(n(t(-.{0,30})?)?)?)?)?)?)?)$/s, "stdout holds no message");
      break;
    }
    const end = header[0].length + Number(header[1]);
    if (rest.length < end) break;
    found.push(JSON.parse(rest.toString("utf8", header[0].length, end)));
    rest = rest.subarray(end);
  }
  return found;
}
