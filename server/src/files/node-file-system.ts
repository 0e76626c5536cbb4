import { constants, type Dir, type Stats } from "node:fs";
import { access, type FileHandle, lstat, open, opendir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { decodeUtf8 } from "./decode-utf8.ts";
import type {
  EntryKind,
  FileSystem,
  FileText,
  FolderEntries,
  FolderSearch,
  FoundPlace,
  Place,
} from "./file-system.ts";
import { limited } from "./limited.ts";
import { obstacleOf, readWithoutWaiting, refuseSpecial } from "./regular.ts";
import { errorCode, leadsOut, tooLarge, Unread, unread } from "./unread.ts";
import { canonicalUri } from "./uris.ts";

/** How much is asked of the system at once: it answers four questions at a time. */
const atOnce = 8;

/**
 * The files of this machine, asked for without waiting. Escapes of a URI are decoded once; a name with an escaped slash is no
 * file. Upper and lower case count as the system has it.
 */
export function nodeFileSystem(): FileSystem {
  const run = limited(atOnce);
  const asked = <T>(answer: () => Promise<T>): Promise<T> =>
    run(async () => {
      try {
        return await answer();
      } catch (error) {
        throw unread(error);
      }
    });
  return {
    accepts: (uri) => uri.startsWith("file:"),
    read: (place, limit, known) => asked(() => readText(place, limit, known)),
    list: (place, search, known) => asked(() => readFolder(place, search, known)),
    find: (place) => asked(() => findPlace(place)),
    isReadOnly: (uri) => run(() => isReadOnly(uri)),
  };
}

/** The path of a file from its URI. Throws `Unread`. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    throw new Unread("cannot be read in this workspace");
  }
}

async function readText(
  { uri, root }: Place,
  limit: number,
  known: string | undefined,
): Promise<FileText | "unchanged"> {
  const file = pathOf(uri);
  // Opening a device can have effects of its own, so the name is checked first, and the open file once more.
  const named = await statsOf(file);
  refuseSpecial(named);
  if (known !== undefined && stampOf(named) === known) return "unchanged";
  if (root !== undefined && !(await isWithin(root, file))) throw leadsOut();
  const handle = await open(file, readWithoutWaiting);
  try {
    const stats = await handle.stat();
    refuseSpecial(stats);
    if (stats.size > limit) throw tooLarge(limit);
    const { text } = decodeUtf8(await readAll(handle, limit, stats.size));
    return { text: text.replace(/^\ufeff/, ""), stamp: safeStamp(stats) };
  } finally {
    await handle.close();
  }
}

async function readAll(handle: FileHandle, limit: number, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(size + 1 - length, smallestChunk));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length);
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
    if (length > limit) throw tooLarge(limit);
    // A regular file gives less than is asked for at its end only.
    if (bytesRead < chunk.length) return Buffer.concat(chunks, length);
  }
}

const smallestChunk = 1 << 12;

async function readFolder(
  { uri, root }: Place,
  search: FolderSearch,
  known: string | undefined,
): Promise<FolderEntries | "unchanged"> {
  const folder = pathOf(uri);
  const stats = await statsOf(folder);
  if (!stats.isDirectory()) throw new Unread("is not a folder");
  if (known !== undefined && stampOf(stats) === known) return "unchanged";
  if (root !== undefined && !(await isWithin(root, folder))) throw leadsOut();
  const found = await entriesOf(await opendir(folder, { bufferSize: chunkSize }), search);
  return { ...found, stamp: safeStamp(stats) };
}

/** How many entries are taken from the system at once: few enough that other work goes on in between. */
const chunkSize = 256;

async function entriesOf(
  folder: Dir,
  { limit, keeps }: FolderSearch,
): Promise<Omit<FolderEntries, "stamp">> {
  const kinds = new Map<string, EntryKind>();
  let count = 0;
  for await (const entry of folder) {
    if (count === limit) return { kinds, isWhole: false, count };
    count++;
    const kind = entryKind(entry);
    if (keeps(entry.name, kind)) kinds.set(entry.name, kind);
  }
  return { kinds, isWhole: true, count };
}

interface Entry {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function entryKind(entry: Entry): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

async function findPlace({ uri, root }: Place): Promise<FoundPlace> {
  const place = pathOf(uri);
  const stats = await statsOf(place);
  const kind = entryKind(stats);
  const real = await realpath(place);
  return {
    kind: kind === "link" ? "other" : kind,
    obstacle: obstacleOf(stats),
    real: canonicalUri(pathToFileURL(real).href),
    isInside: root === undefined || isIn(await realRoot(root), real),
  };
}

async function statsOf(place: string): Promise<Stats> {
  try {
    return await stat(place);
  } catch (error) {
    if (errorCode(error) !== "ENOENT" || !(await isLink(place))) throw error;
    throw new Unread("is a link that leads nowhere");
  }
}

async function isLink(place: string): Promise<boolean> {
  try {
    return (await lstat(place)).isSymbolicLink();
  } catch {
    return false;
  }
}

async function isWithin(root: string, place: string): Promise<boolean> {
  const [outer, inner] = await Promise.all([realRoot(root), realpath(place)]);
  return isIn(outer, inner);
}

/** How long it counts where a root leads, in milliseconds: it is asked for with each file. */
const rootLifetime = 1_000;

const roots = new Map<string, { readonly real: Promise<string>; readonly time: number }>();

/** Where a root is after links. */
function realRoot(root: string): Promise<string> {
  const known = roots.get(root);
  if (known && Date.now() - known.time < rootLifetime) return known.real;
  const real = realpath(pathOf(root));
  roots.set(root, { real, time: Date.now() });
  return real;
}

function isIn(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === "" || (!/^\.\.(?:[\\/]|$)/.test(relative) && !path.isAbsolute(relative));
}

async function isReadOnly(uri: string): Promise<boolean> {
  try {
    const file = pathOf(uri);
    const { mode } = await stat(file);
    if ((mode & anyWrite) === 0) return true;
    return await access(file, constants.W_OK).then(
      () => false,
      () => true,
    );
  } catch {
    return false;
  }
}

/** The bits of a file's mode that allow writing: an administrator could write even without them. */
const anyWrite = 0o222;

function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}

/** In milliseconds: two changes that are closer can have the same time. */
const clockStep = 100;

/** Undefined for what has changed just now. */
function safeStamp(stats: Stats): string | undefined {
  return Date.now() - Math.max(stats.mtimeMs, stats.ctimeMs) < clockStep
    ? undefined
    : stampOf(stats);
}
