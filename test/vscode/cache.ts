import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { withProgress } from "./progress.ts";

/** Something large that is fetched once and kept: its name carries every version that it pins. */
export interface Kit {
  readonly name: string;
  readonly title: string;
  build(folder: string): Promise<void>;
}

const marker = "complete";
const partialPrefix = ".partial-";
const abandonedAfter = 60 * 60 * 1000;

/** Where fetched editors and browsers are kept, for every clone of this repository. */
export function cacheFolder(): string {
  const chosen = process.env["VALOHAI_VSCODE_CACHE"];
  return chosen ? chosen : join(systemCache(), "valohai-yaml");
}

function systemCache(): string {
  switch (process.platform) {
    case "win32":
      return process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
    case "darwin":
      return join(homedir(), "Library", "Caches");
    default:
      return process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  }
}

/**
 * The kit's folder, built first if it is not there. A kit is built aside and moved into place when it is complete,
 * so that an interrupted run leaves nothing half done and of two runs at once the first one wins.
 */
export async function provision(kit: Kit): Promise<string> {
  const folder = join(cacheFolder(), kit.name);
  if (await isComplete(kit, folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  await removeAbandoned();
  const partial = await mkdtemp(join(cacheFolder(), partialPrefix));
  try {
    await withProgress(`Fetching ${kit.title}, once, into ${folder}`, () => kit.build(partial));
    await writeFile(join(partial, marker), kit.name);
    await moveIntoPlace(kit, partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

async function isComplete(kit: Kit, folder: string): Promise<boolean> {
  const name = await readFile(join(folder, marker), "utf8").catch(() => undefined);
  return name === kit.name;
}

async function moveIntoPlace(kit: Kit, partial: string, folder: string): Promise<void> {
  if (existsSync(folder) && !(await isComplete(kit, folder))) {
    await rename(folder, await mkdtemp(join(cacheFolder(), partialPrefix)));
  }
  try {
    await rename(partial, folder);
  } catch (error) {
    if (!(await isComplete(kit, folder))) throw error;
  }
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    if (!name.startsWith(partialPrefix)) continue;
    const path = join(cacheFolder(), name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true });
  }
}
