import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { readRegular } from "./read-file.ts";
import { errorCode } from "./unread.ts";

/** A file is not written and stays as it was. The message is worded to follow "it", such as "is read-only". */
export class Unwritten extends Error {}

/** The content that a file will have, until it has it. */
export interface Replacement {
  /** Where the content is written to. */
  readonly descriptor: number;
  /** Gives the file the content. Throws `Unwritten`. */
  commit(): void;
  /** Leaves the file as it is; does nothing after `commit`. */
  abandon(): void;
}

/** Those that are neither committed nor abandoned. */
const begun = new Set<Replacement>();

/**
 * Begins to replace the content of a file. It is written to a file beside it, which takes its place in one step, so that every
 * reader sees all of the old content or all of the new, and a failure leaves the old. A link stays a link, and permissions and,
 * where that is allowed, the owner stay as they are. A device or pipe is written to as it is. Throws `Unwritten`.
 */
export function beginReplacement(file: string): Replacement {
  return asUnwritten(() => {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw new Unwritten("is a folder");
    if (stats && !stats.isFile()) return writeThrough(file);
    const target = targetOf(file);
    if (stats) checkWritable(target, stats);
    return copyBeside(target, stats);
  });
}

/** The same with a whole text, and only if the file still has the text that it had before. */
export function replaceFile(file: string, content: string, before: string): void {
  const replacement = beginReplacement(file);
  try {
    asUnwritten(() => {
      writeFileSync(replacement.descriptor, content);
      checkUnchanged(file, before);
    });
    replacement.commit();
  } finally {
    replacement.abandon();
  }
}

/** Leaves all files that are being written as they were, for a process that ends. */
export function abandonAll(): void {
  for (const it of begun) it.abandon();
}

function checkUnchanged(file: string, before: string): void {
  const bytes = Buffer.from(before);
  if (!isText(file, bytes)) throw new Unwritten("was changed by another program in the meantime");
}

function isText(file: string, bytes: Buffer): boolean {
  try {
    return readRegular(file, bytes.length).equals(bytes);
  } catch {
    return false;
  }
}

function checkWritable(target: string, { mode }: Stats): void {
  // An administrator could write even without them.
  if ((mode & anyWrite) === 0) throw new Unwritten("is read-only");
  accessSync(target, constants.W_OK);
}

/** The bits of a file's mode that let somebody write. */
const anyWrite = 0o222;

/** The file that a link means in the end, which need not exist. */
function targetOf(file: string, links = 0): string {
  try {
    return realpathSync(file);
  } catch (error) {
    if (errorCode(error) !== "ENOENT" || links === maxLinks) throw error;
  }
  const target = linkTarget(file);
  const folder = realpathSync(path.dirname(file));
  return target === undefined
    ? path.join(folder, path.basename(file))
    : targetOf(path.resolve(folder, target), links + 1);
}

const maxLinks = 40;

function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

function writeThrough(file: string): Replacement {
  const descriptor = openSync(file, constants.O_WRONLY);
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return { descriptor, commit: close, abandon: close };
}

function copyBeside(target: string, stats: Stats | undefined): Replacement {
  const folder = path.dirname(target);
  removeLeftovers(folder);
  const { copy, descriptor } = createCopy(folder, stats ? 0o600 : 0o666);
  let state: "begun" | "closed" | "over" = "begun";
  const close = () => {
    if (state !== "begun") return;
    state = "closed";
    closeSync(descriptor);
  };
  const replacement: Replacement = {
    descriptor,
    commit: () =>
      asUnwritten(() => {
        if (stats) keepRights(descriptor, stats);
        fsyncSync(descriptor);
        close();
        renameSync(copy, target);
        state = "over";
        begun.delete(replacement);
        syncFolder(folder);
      }),
    abandon() {
      if (state === "over") return;
      close();
      state = "over";
      begun.delete(replacement);
      rmSync(copy, { force: true });
    },
  };
  begun.add(replacement);
  return replacement;
}

let count = 0;

function createCopy(folder: string, mode: number) {
  for (let attempt = 0; ; attempt++) {
    const copy = path.join(folder, `.valohai-yaml-${process.pid}-${count++}.tmp`);
    try {
      return { copy, descriptor: openSync(copy, "wx", mode) };
    } catch (error) {
      if (errorCode(error) === "EEXIST" && attempt < maxAttempts) continue;
      throw isRefusal(error) ? new Unwritten("is in a folder that may not be written") : error;
    }
  }
}

const maxAttempts = 100;

/** Removes files that killed processes have left. */
function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const writer = /^\.valohai-yaml-(\d+)-\d+\.tmp$/.exec(name)?.[1];
    if (writer === undefined || isRunning(Number(writer))) continue;
    try {
      rmSync(path.join(folder, name), { force: true });
    } catch {
      // Leaving it does no harm.
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}

/** The owner first, since a new owner takes away some permissions. */
function keepRights(descriptor: number, { mode, uid, gid }: Stats): void {
  if (!gives(descriptor, uid, gid)) gives(descriptor, sameOwner, gid);
  fchmodSync(descriptor, mode & 0o7777);
}

const sameOwner = -1;

/** Only some users may give a file to another user; otherwise it belongs to the one who wrote it, as a new file would. */
function gives(descriptor: number, uid: number, gid: number): boolean {
  try {
    fchownSync(descriptor, uid, gid);
    return true;
  } catch {
    return false;
  }
}

/** Makes the new name last; some systems cannot do that for folders. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The content is safe anyway.
  }
}

function asUnwritten<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw unwritten(error);
  }
}

/** Why the system does not let a file be written. */
export function unwritten(error: unknown): Unwritten {
  if (error instanceof Unwritten) return error;
  if (isRefusal(error)) return new Unwritten("may not be written");
  switch (errorCode(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return new Unwritten("is in a folder that does not exist");
    case "ENOSPC":
    case "EDQUOT":
      return new Unwritten("has no room on the disk");
    case "EFBIG":
      return new Unwritten("would be larger than a file may be here");
    default:
      return new Unwritten(
        `cannot be written (${error instanceof Error ? error.message : String(error)})`,
      );
  }
}

function isRefusal(error: unknown): boolean {
  const code = errorCode(error);
  return code === "EACCES" || code === "EPERM" || code === "EROFS";
}
