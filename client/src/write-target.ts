import { FileType, Uri, workspace } from "vscode";
import { localFiles } from "#local-files";
import { type Stop, writeRemoteFile } from "./write-remote-file.ts";

/**
 * Replaces a file that a person has chosen, on this machine or elsewhere; answers whether all was written. A stop or a
 * failure leaves it as it was.
 */
export async function writeTarget(
  target: Uri,
  content: Iterable<string> | Uint8Array,
  stop: Stop,
): Promise<boolean> {
  if (!localFiles || target.scheme !== "file") return writeElsewhere(target, content, stop);
  const chunks = content instanceof Uint8Array ? [content] : content;
  return localFiles.write(target.fsPath, chunks, stop).catch((error: unknown) => {
    if (!localFiles?.isUnwritten(error)) throw error;
    throw new Error(`"${workspace.asRelativePath(target)}" ${error.message}`);
  });
}

/** A place other than a file of this machine takes the content as a whole. */
async function writeElsewhere(
  target: Uri,
  content: Iterable<string> | Uint8Array,
  stop: Stop,
): Promise<boolean> {
  const bytes = content instanceof Uint8Array ? content : await bytesOf(content, stop);
  if (bytes === undefined) return false;
  if (!(await isLink(target))) {
    const copy = Uri.joinPath(target, "..", `.valohai-yaml-${Date.now()}.tmp`);
    return await writeRemoteFile(workspace.fs, { target, copy }, bytes, stop);
  }
  // Which file it leads to is unknown, and it is to stay a link.
  await workspace.fs.writeFile(target, bytes);
  return true;
}

async function isLink(target: Uri): Promise<boolean> {
  return workspace.fs.stat(target).then(
    ({ type }) => (type & FileType.SymbolicLink) !== 0,
    () => false,
  );
}

async function bytesOf(chunks: Iterable<string>, stop: Stop): Promise<Uint8Array | undefined> {
  const text = await joined(chunks, stop);
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

/** How often everything else, such as a click that stops it, gets its turn, in milliseconds. */
const pauseInterval = 20;

/** The chunks as one text, not many more than are wanted; undefined when a person stops it. */
export async function joined(
  chunks: Iterable<string>,
  stop: Stop,
  wanted = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  const parts: string[] = [];
  let length = 0;
  let paused = Date.now();
  for (const chunk of chunks) {
    if (stop.isCancellationRequested) return undefined;
    parts.push(chunk);
    length += chunk.length;
    if (length > wanted) break;
    if (Date.now() - paused < pauseInterval) continue;
    await new Promise<void>((resolve) => setTimeout(resolve));
    paused = Date.now();
  }
  return parts.join("");
}
