import { type FileAnswer, filesCapability, filesRequest } from "#protocol";
import { workerPage } from "./worker-host.ts";

/** Milliseconds from the start of a server. */
export interface StartTimes {
  /** Until it has answered the first request. */
  readonly initialized: number;
  /** Until it has sent the first diagnostics. */
  readonly diagnosed: number;
}

/** What the client sends to a server, and which files it answers that there are: none. */
interface Conversation {
  readonly introduction: object;
  readonly opened: { readonly uri: string; readonly languageId: string; readonly text: string };
  readonly filesRequest: string;
  readonly missing: FileAnswer;
}

/** Starts the built server in a worker, introduces a client and opens a text, all in the page: no time goes into the driver of the browser. */
export async function timeWorker(
  introduction: { readonly capabilities: object },
  opened: Conversation["opened"],
): Promise<StartTimes> {
  const experimental = { [filesCapability]: true };
  const conversation: Conversation = {
    introduction: {
      ...introduction,
      capabilities: { ...introduction.capabilities, experimental },
    },
    opened,
    filesRequest,
    missing: { kind: "unread", reason: "does not exist", isMissing: true },
  };
  const page = await workerPage();
  try {
    return await page.evaluate(converse, conversation);
  } finally {
    await page.close();
  }
}

/** Runs in the page, so it uses nothing of this module. */
function converse({
  introduction,
  opened,
  filesRequest,
  missing,
}: Conversation): Promise<StartTimes> {
  const started = performance.now();
  const worker = new Worker("server.js");
  const send = (message: object) => worker.postMessage({ jsonrpc: "2.0", ...message });
  const answerTo = (method: string, params: { items?: object[]; questions?: object[] }) => {
    if (method === filesRequest) return params.questions?.map(() => missing);
    return method === "workspace/configuration" ? params.items?.map(() => null) : null;
  };
  return new Promise((resolve, reject) => {
    let initialized = 0;
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data: { id, method, params } }) => {
      const now = performance.now() - started;
      if (method === undefined) {
        initialized = now;
        send({ method: "initialized", params: {} });
        const textDocument = { ...opened, version: 1 };
        send({ method: "textDocument/didOpen", params: { textDocument } });
      } else if (method === "textDocument/publishDiagnostics") {
        resolve({ initialized, diagnosed: now });
      } else if (id !== undefined) {
        send({ id, result: answerTo(method, params) });
      }
    };
    send({ id: 1, method: "initialize", params: introduction });
  });
}
