import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";
import { isWithin } from "./paths.ts";

/** How many bytes a file may have to be read as a whole: more than people write, and few enough for memory. */
export const byteLimits = {
  script: 300_000,
  // Notebooks hold what they have printed and drawn.
  notebook: 5_000_000,
  config: 1_000_000,
  yaml: 20_000_000,
  metadata: 50_000_000,
  /** A file of metadata compressed by gzip. */
  unpacked: 200_000_000,
} as const;

/** How large a file may be that a command starts. */
export function limitFor(name: string): number {
  return name.endsWith(".ipynb") ? byteLimits.notebook : byteLimits.script;
}

/** A file is not read. The message is worded to follow its name, such as "is a folder". */
export class Unread extends Error {
  /** Whether there is no such file. */
  readonly isMissing: boolean;

  constructor(reason: string, isMissing = false) {
    super(reason);
    this.isMissing = isMissing;
  }
}

/** A regular file that is open to be read. */
export interface OpenFile {
  readonly descriptor: number;
  readonly stats: Stats;
}

/**
 * Opens a file by the rule for all files that are read: only regular files, so that no pipe blocks and no
 * device runs on. Throws `Unread`.
 */
export function openRegular(file: string): OpenFile {
  // Opening a device can have effects of its own, so the name is checked first, and the open file once more.
  checkRegular(file);
  const descriptor = asUnread(() => openSync(file, constants.O_RDONLY | withoutWaiting));
  try {
    const stats = fstatSync(descriptor);
    refuseSpecial(stats);
    return { descriptor, stats };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Windows has no pipes with names of files, and no such flag. */
const withoutWaiting = constants.O_NONBLOCK ?? 0;

/** The bytes of a regular file no larger than the limit, and a stamp that changes with it. Throws `Unread`. */
export function readRegular(file: string, limit: number): { bytes: Buffer; stamp: string } {
  const { descriptor, stats } = openRegular(file);
  try {
    if (stats.size > limit) throw tooLarge(limit);
    const bytes = readAll(descriptor, limit, stats.size);
    return { bytes, stamp: `${stats.mtimeMs} ${stats.size}` };
  } finally {
    closeSync(descriptor);
  }
}

/** The same for a file that the user did not name: the target of a link must be in the folder as well. Throws `Unread`. */
export function readInside(folder: string, file: string, limit: number) {
  checkRegularInside(folder, file);
  return readRegular(file, limit);
}

/** Throws `Unread` where a file that the user did not name is not regular or is a link out of the folder. */
export function checkRegularInside(folder: string, file: string): void {
  checkRegular(file);
  if (!isWithin(folder, file)) throw new Unread("leads out of the workspace folder");
}

function checkRegular(file: string): void {
  const stats = asUnread(() => statSync(file, { throwIfNoEntry: false }));
  if (stats) {
    refuseSpecial(stats);
    return;
  }
  const isLink = lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  throw isLink ? new Unread("is a link that leads nowhere") : new Unread("does not exist", true);
}

/** The bytes of an open file up to its end; its size may be unknown, as for a pipe. Throws `Unread` beyond the limit. */
export function readAll(descriptor: number, limit: number, size = 0): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(size + 1 - length, smallestChunk));
    const read = readSome(descriptor, chunk);
    if (read === 0) return Buffer.concat(chunks, length);
    chunks.push(chunk.subarray(0, read));
    length += read;
    if (length > limit) throw tooLarge(limit);
  }
}

const smallestChunk = 1 << 12;

/** Reads the available bytes, and waits for a pipe that has none yet. 0 is the end. Throws `Unread`. */
export function readSome(descriptor: number, buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, 0, buffer.length, null);
    } catch (error) {
      const code = errorCode(error);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw unread(error);
      waitABit();
    }
  }
}

/** Waits for the other end of a pipe. */
export function waitABit(): void {
  Atomics.wait(clock, 0, 0, waitingTime);
}

/** In milliseconds. */
const waitingTime = 5;
const clock = new Int32Array(new SharedArrayBuffer(4));

function refuseSpecial(stats: Stats): void {
  if (!stats.isFile()) throw new Unread(kindOf(stats));
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "is a folder";
  if (stats.isFIFO()) return "is a pipe, not a file";
  if (stats.isSocket()) return "is a socket, not a file";
  return "is a device, not a file";
}

/** Why a file that is larger is not read. */
export function tooLarge(limit: number): Unread {
  const size = limit < 1_000_000 ? `${limit / 1000} kB` : `${limit / 1_000_000} MB`;
  return new Unread(`is larger than ${size}`);
}

function asUnread<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unread(error);
  }
}

/** Why the system does not let a file be read. */
export function unread(error: unknown): Unread {
  if (error instanceof Unread) return error;
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return new Unread("does not exist", true);
  if (code === "EACCES" || code === "EPERM") return new Unread("may not be read");
  if (code === "EISDIR") return new Unread("is a folder");
  if (code === "ELOOP") return new Unread("is a link that leads in a circle");
  return new Unread(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
}

/** The code of an error of the system, such as "EACCES". */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
