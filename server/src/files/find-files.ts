import { isValohaiFileName, skippedFolders } from "#core/document/file-names.ts";
import type { EntryKind, FileSystem } from "./file-system.ts";
import { type FolderIgnores, ignoreFileName, leavesFolderOut, readIgnores } from "./git-ignores.ts";
import { byteLimits, leadsOut, unread } from "./unread.ts";
import { joinUri } from "./uris.ts";

/** What is looked for below a folder; paths are relative to it, with slashes. */
export interface FileSearch {
  readonly fileSystem: FileSystem;
  /** The folder, as a canonical URI. */
  readonly root: string;
  isWanted(path: string): boolean;
  /** Whether a folder is left out, beside those that always are. */
  isSkipped?(path: string): boolean;
  /** Whether folders are left out that a `.gitignore` names. */
  readonly usesIgnores?: boolean;
  /** Called for folders that cannot be read, and for anything with the name of a file that is not a file. */
  reportUnread(path: string, reason: string): void;
  /** Called when the budget is spent before everything was looked at. */
  reportSpent?(budget: number): void;
  /** How many folders deep. */
  readonly depth: number;
  /** How many entries of folders are looked at. */
  readonly budget: number;
  /** Waits for work that comes first. */
  pause?(): Promise<void>;
}

interface Walk {
  readonly search: FileSearch;
  readonly files: string[];
  /** What links may lead to. */
  readonly links: string[];
  looked: number;
}

/** A folder to look into, with what is said about the folders in it. */
interface Folder {
  /** Empty, or with a slash at its end. */
  readonly base: string;
  readonly ignores: readonly FolderIgnores[];
}

/** How many folders are read at once. */
const atOnce = 8;

/**
 * The wanted regular files below a folder in a stable order. A link to a file counts where it leads to one below the
 * folder that is not found otherwise; links to folders are not followed.
 */
export async function findFiles(search: FileSearch): Promise<readonly string[]> {
  const walk: Walk = { search, files: [], links: [], looked: 0 };
  let folders: readonly Folder[] = [{ base: "", ignores: [] }];
  for (let depth = 0; folders.length > 0 && depth <= search.depth; depth++) {
    folders = await visitAll(folders, walk);
  }
  if (walk.looked >= search.budget) search.reportSpent?.(search.budget);
  const linked = walk.links.length === 0 ? [] : await otherFiles(walk);
  return byFolder([...walk.files, ...linked]);
}

/** Paths in the order in which folders list them. */
function byFolder(paths: readonly string[]): readonly string[] {
  const keyed = paths.map((path) => ({ path, key: path.replaceAll("/", "\0") }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map((it) => it.path);
}

/** Visits folders and answers the folders in them. */
async function visitAll(folders: readonly Folder[], walk: Walk): Promise<readonly Folder[]> {
  const inner: Folder[] = [];
  for (let next = 0; next < folders.length && walk.looked < walk.search.budget; next += atOnce) {
    const some = folders.slice(next, next + atOnce);
    const found = await Promise.all(some.map((it) => visit(it, walk)));
    for (const list of found) for (const it of list) inner.push(it);
    await walk.search.pause?.();
  }
  return inner;
}

async function visit(folder: Folder, walk: Walk): Promise<readonly Folder[]> {
  const { reportUnread } = walk.search;
  try {
    const kinds = await kindsIn(folder, walk);
    const ignores = kinds.get(ignoreFileName) === "file" ? await ignoresFor(folder, walk) : [];
    const all = [...folder.ignores, ...ignores];
    return await takeAll(kinds, { base: folder.base, ignores: all }, walk);
  } catch (error) {
    reportUnread(folder.base.replace(/\/$/, ""), unread(error).message);
    return [];
  }
}

async function kindsIn({ base }: Folder, walk: Walk): Promise<ReadonlyMap<string, EntryKind>> {
  const { fileSystem, root, budget, isWanted, usesIgnores = false } = walk.search;
  const keeps = (name: string, kind: EntryKind) => {
    if (kind === "folder") return !skippedFolders.includes(name);
    return isWanted(base + name) || (usesIgnores && name === ignoreFileName);
  };
  const search = { limit: budget - walk.looked, keeps };
  const found = await fileSystem.list({ uri: joinUri(root, base), root }, search);
  if (found === "unchanged") return new Map();
  walk.looked += found.count;
  return found.kinds;
}

async function ignoresFor({ base }: Folder, { search }: Walk): Promise<readonly FolderIgnores[]> {
  const { fileSystem, root } = search;
  const place = { uri: joinUri(root, base + ignoreFileName), root };
  const found = await fileSystem.read(place, byteLimits.config).catch(() => undefined);
  return typeof found === "object" ? [readIgnores(base, found.text)] : [];
}

/** Takes the wanted files of a folder, and answers the folders in it. */
async function takeAll(
  kinds: ReadonlyMap<string, EntryKind>,
  { base, ignores }: Folder,
  walk: Walk,
): Promise<readonly Folder[]> {
  const { isSkipped, reportUnread } = walk.search;
  const folders: Folder[] = [];
  for (const [name, kind] of kinds) {
    const path = base + name;
    if (kind !== "folder") await takeFile(path, kind, walk);
    else {
      if (isValohaiFileName(name)) reportUnread(path, "is a folder");
      const isOut = isSkipped?.(path) || leavesFolderOut(path, ignores);
      if (!isOut) folders.push({ base: `${path}/`, ignores });
    }
  }
  return folders;
}

async function takeFile(path: string, kind: EntryKind, walk: Walk): Promise<void> {
  const { isWanted, reportUnread } = walk.search;
  if (!isWanted(path)) return;
  if (kind === "file") {
    walk.files.push(path);
    return;
  }
  const { obstacle } = await findBelow(path, walk.search);
  if (obstacle === undefined) walk.links.push(path);
  // A pattern may match things that are clearly not files of ours.
  else if (/\.ya?ml$/.test(path)) reportUnread(path, obstacle);
}

/** What a path leads to, and why that is no file to read. */
async function findBelow(path: string, { fileSystem, root }: FileSearch) {
  try {
    const found = await fileSystem.find({ uri: joinUri(root, path), root });
    const way = found.isInside ? undefined : leadsOut().message;
    return { real: found.real, obstacle: found.obstacle ?? way };
  } catch (error) {
    return { real: undefined, obstacle: unread(error).message };
  }
}

/** The links that do not lead to files that are found anyway. */
async function otherFiles({ search, files, links }: Walk): Promise<readonly string[]> {
  const { real = search.root } = await findBelow("", search);
  const own = new Set(files.map((it) => joinUri(real, it)));
  const targets = await Promise.all(links.map((it) => findBelow(it, search)));
  return links.filter((_, index) => !own.has(targets[index]?.real ?? ""));
}
