import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../vscode/temporary.ts";

/** The reading of a file of this name, which nobody stops. */
export function readingOf(name: string, progress: (share: number) => void = () => undefined) {
  return { name, signal: new AbortController().signal, progress };
}

/** The path of a new file with this content. */
export async function fileOf(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder("metadata"), name);
  await writeFile(path, text);
  return path;
}
