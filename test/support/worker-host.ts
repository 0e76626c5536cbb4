import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  Emitter,
  type Message,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from "vscode-jsonrpc/node";
import { type FileAnswer, type FileQuestion, type FilesParams, filesRequest } from "#protocol";
import { nodeFileSystem } from "../../server/src/files/node-file-system.ts";
import { Unread } from "../../server/src/files/unread.ts";
import { canonicalUri, innermost } from "../../server/src/files/uris.ts";
import { sharedBrowser } from "./shared-browser.ts";

/** The server in a worker of a page. */
export interface ServerWorker {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Ends the worker. */
  end(): Promise<void>;
}

/** A message of a client, as far as tests look at it. */
export interface SentMessage {
  readonly params?: {
    /** How the workspace folders have changed. */
    readonly event?: { readonly added?: readonly Folder[]; readonly removed?: readonly Folder[] };
  };
}

interface Folder {
  readonly uri: string;
}

const origin = "https://worker.test";

/** An empty page, beside which the built server is: `new Worker("server.js")`. */
export async function workerPage(): Promise<Page> {
  const browser = await sharedBrowser();
  const page = await browser.newPage();
  const script = await readFile("out/web/server.js", "utf8");
  await page.route(`${origin}/**`, (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  );
  page.on("console", (message) => process.stderr.write(`${message.text()}\n`));
  await page.goto(origin);
  return page;
}

/** Starts the built worker; messages are plain objects, as between an editor and its worker. */
export async function startWorker(sent: (message: SentMessage) => void): Promise<ServerWorker> {
  const page = await workerPage();
  const received = new Emitter<Message>();
  await page.exposeFunction("received", (message: Message) => received.fire(message));
  const worker = await page.evaluateHandle(() => {
    const started = new Worker("server.js");
    const receive: (message: unknown) => void = Reflect.get(globalThis, "received");
    started.onmessage = ({ data }) => receive(data);
    started.onerror = ({ message }) => console.error(message);
    return started;
  });
  const send = async (message: Message & SentMessage) => {
    sent(message);
    await worker.evaluate((it, data) => it.postMessage(data), message);
  };
  return {
    reader: new WorkerReader(received),
    writer: new WorkerWriter(send),
    end: () => page.close(),
  };
}

class WorkerReader extends AbstractMessageReader implements MessageReader {
  readonly #received: Emitter<Message>;

  constructor(received: Emitter<Message>) {
    super();
    this.#received = received;
  }

  listen(callback: DataCallback) {
    return this.#received.event(callback);
  }
}

class WorkerWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #send: (message: Message) => Promise<void>;

  constructor(send: (message: Message) => Promise<void>) {
    super();
    this.#send = send;
  }

  async write(message: Message): Promise<void> {
    // What is undefined is left out, as in JSON.
    await this.#send(JSON.parse(JSON.stringify(message)));
  }

  end(): void {}
}

/** Answers the questions of a server about files from this machine, as an editor answers from its own. */
export function answerFromDisk(
  connection: MessageConnection,
  folders: () => readonly string[],
): void {
  const files = nodeFileSystem();
  connection.onRequest(filesRequest, ({ questions }: FilesParams) =>
    Promise.all(questions.map((it) => answer(it).catch(unreadAnswer))),
  );

  async function answer(question: FileQuestion): Promise<FileAnswer> {
    const { uri } = question;
    const roots = folders().map(canonicalUri);
    const root = roots.includes(uri) ? uri : innermost(roots, uri);
    if (root === undefined) throw new Unread("is in no open folder");
    const place = { uri, root };
    if (question.kind === "read") {
      const found = await files.read(place, question.limit, question.known);
      return found === "unchanged" ? { kind: found } : { kind: "text", ...found };
    }
    if (question.kind === "list") {
      const found = await files.list(place, { limit: question.limit, keeps: () => true });
      if (found === "unchanged") return { kind: found };
      return { kind: "entries", entries: [...found.kinds], isWhole: found.isWhole };
    }
    const found = await files.find(place);
    const isReadOnly = await files.isReadOnly(uri);
    return { kind: "place", place: found.kind, isReadOnly, isLink: !found.isInside };
  }
}

function unreadAnswer(error: unknown): FileAnswer {
  if (!(error instanceof Unread)) throw error;
  return { kind: "unread", reason: error.message, isMissing: error.isMissing };
}
