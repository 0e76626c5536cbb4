import { rmSync } from "node:fs";
import { cp, mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();

/** A folder that is gone when this process ends. */
export async function temporaryFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), `valohai-${purpose}-`));
  if (folders.size === 0) process.once("exit", removeAll);
  folders.add(folder);
  return folder;
}

/** A copy of a folder that may be written to. */
export async function temporaryCopy(folder: string): Promise<string> {
  const copy = await temporaryFolder("workspace");
  await cp(folder, copy, { recursive: true });
  return copy;
}

function removeAll(): void {
  for (const folder of folders) remove(folder);
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // A program that is just ending may still write there; the system clears its temporary folder.
  }
}
