import { fsync, write } from "node:fs";
import { promisify } from "node:util";
import type { CancellationToken, FileSystem, Uri } from "vscode";
import {
  beginReplacement,
  type Replacement,
  unwritten,
} from "../../server/src/files/replace-file.ts";

/** Whether a person has stopped something. */
export type Stop = Pick<CancellationToken, "isCancellationRequested">;

/** Replaces the content of a file of this machine; answers whether it was written. A failure or a stop leaves the old one. */
export async function writeLocalFile(
  path: string,
  chunks: Iterable<string>,
  stop: Stop,
): Promise<boolean> {
  const replacement = beginReplacement(path);
  try {
    for (const chunk of chunks) {
      if (stop.isCancellationRequested) return false;
      await writeAll(replacement, Buffer.from(chunk));
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

async function writeAll({ descriptor }: Replacement, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await writeSome(descriptor, bytes, written)).bytesWritten;
  }
}

/** The same for a file elsewhere: the content is written to `copy`, in the same folder, and takes the place of the file. */
export async function writeRemoteFile(
  files: Pick<FileSystem, "writeFile" | "rename" | "delete">,
  { target, copy }: { readonly target: Uri; readonly copy: Uri },
  text: string,
  stop: Stop,
): Promise<boolean> {
  try {
    await files.writeFile(copy, new TextEncoder().encode(text));
    if (!stop.isCancellationRequested) {
      await files.rename(copy, target, { overwrite: true });
      return true;
    }
  } catch (error) {
    await remove(files, copy);
    throw error;
  }
  await remove(files, copy);
  return false;
}

async function remove(files: Pick<FileSystem, "delete">, copy: Uri): Promise<void> {
  await files.delete(copy).then(undefined, () => undefined);
}
