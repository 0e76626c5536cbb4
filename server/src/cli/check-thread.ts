import { parentPort } from "node:worker_threads";
import { type CheckedFile, type CheckTask, checkFile } from "./check-file.ts";
import { listenToCliFaults } from "./cli-faults.ts";

/** What a thread answers for a file. */
export type Reply = { readonly checked: CheckedFile } | { readonly fault: unknown };

async function replyTo(task: CheckTask): Promise<Reply> {
  try {
    return { checked: await checkFile(task) };
  } catch (fault) {
    return { fault };
  }
}

listenToCliFaults();
const port = parentPort;
port?.postMessage("ready");
port?.on("message", async (task: CheckTask) => port.postMessage(await replyTo(task)));
