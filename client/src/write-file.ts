import { fsync, write } from "node:fs";
import { promisify } from "node:util";
import {
  beginReplacement,
  type Replacement,
  unwritten,
} from "../../server/src/files/replace-file.ts";
import type { Stop } from "./write-remote-file.ts";

/** Replaces the content of a file of this machine; answers whether it was written. A failure or a stop leaves the old one. */
export async function writeLocalFile(
  path: string,
  chunks: Iterable<string | Uint8Array>,
  stop: Stop,
): Promise<boolean> {
  const replacement = beginReplacement(path);
  try {
    for (const chunk of chunks) {
      if (stop.isCancellationRequested) return false;
      await writeAll(replacement, typeof chunk === "string" ? Buffer.from(chunk) : chunk);
      await new Promise(setImmediate);
    }
    // Waiting here blocks nothing else; `commit` then has little left to wait for.
    await promisify(fsync)(replacement.descriptor).catch(() => undefined);
    if (stop.isCancellationRequested) return false;
    replacement.commit();
    return true;
  } catch (error) {
    throw unwritten(error);
  } finally {
    replacement.abandon();
  }
}

const writeSome = promisify(write);

async function writeAll({ descriptor }: Replacement, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await writeSome(descriptor, bytes, written)).bytesWritten;
  }
}
