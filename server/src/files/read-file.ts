import { closeSync, fstatSync, lstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { readWithoutWaiting, refuseSpecial } from "./regular.ts";
import { errorCode, tooLarge, Unread, unread } from "./unread.ts";

/*
 * Files that the user names, read at once and waited for: by the command line, and by the extension for metadata. The server reads
 * through a `FileSystem`.
 */

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
  const descriptor = asUnread(() => openSync(file, readWithoutWaiting));
  try {
    const stats = fstatSync(descriptor);
    refuseSpecial(stats);
    return { descriptor, stats };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** The bytes of a regular file no larger than the limit. Throws `Unread`. */
export function readRegular(file: string, limit: number): Buffer {
  const { descriptor, stats } = openRegular(file);
  try {
    if (stats.size > limit) throw tooLarge(limit);
    return readAll(descriptor, limit, stats.size);
  } finally {
    closeSync(descriptor);
  }
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

function asUnread<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unread(error);
  }
}
