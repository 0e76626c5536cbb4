import type { CancellationToken, FileSystem, Uri } from "vscode";

/** Whether a person has stopped something. */
export type Stop = Pick<CancellationToken, "isCancellationRequested">;

/**
 * Replaces the content of a file that is not on this machine; answers whether it was written. It is written to `copy`, in the same
 * folder, and takes the place of the file.
 */
export async function writeRemoteFile(
  files: Pick<FileSystem, "writeFile" | "rename" | "delete">,
  { target, copy }: { readonly target: Uri; readonly copy: Uri },
  bytes: Uint8Array,
  stop: Stop,
): Promise<boolean> {
  try {
    await files.writeFile(copy, bytes);
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
