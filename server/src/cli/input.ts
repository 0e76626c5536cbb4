import { closeSync } from "node:fs";
import { type DecodedText, decodeUtf8 } from "../files/decode-utf8.ts";
import { isPacked, textReader } from "../files/metadata-text.ts";
import { openRegular, readAll, readRegular, readSome } from "../files/read-file.ts";
import { metadataText, unpack } from "../files/unpack.ts";
import { byteLimits, unread } from "../files/unread.ts";
import { Failed } from "./failed.ts";

/** Some of the text of a file, and how much of the file has been read with it. */
export interface Chunk {
  readonly text: string;
  /** From 0 to 1; undefined where the size is not known. */
  readonly share: number | undefined;
}

/** The text of a file no larger than the limit in bytes, or of standard input for `-`, and where it stops being UTF-8. */
export function decodeFile(file: string, limit: number): DecodedText {
  return asReadable(file, () => decodeUtf8(bytesOf(file, limit)));
}

/** The text of a file of metadata, in the encoding that its first bytes show. */
export function readText(file: string, limit: number): string {
  return asReadable(file, () => metadataText(bytesOf(file, limit), limit));
}

function bytesOf(file: string, limit: number): Buffer {
  const inherited = inheritedDescriptor(file);
  return inherited === undefined ? readRegular(file, limit) : readAll(inherited, limit);
}

const chunkBytes = 1 << 20;

/** The text of a file of metadata of any size, chunk by chunk; a packed one is read as a whole. */
export function* readChunks(file: string): Generator<Chunk, undefined> {
  const inherited = inheritedDescriptor(file);
  const opened = inherited === undefined ? asReadable(file, () => openRegular(file)) : undefined;
  const descriptor = opened?.descriptor ?? inherited ?? 0;
  try {
    yield* chunksOf(file, descriptor, opened?.stats.size ?? 0);
  } finally {
    if (opened) closeSync(descriptor);
  }
  return undefined;
}

function* chunksOf(file: string, descriptor: number, size: number): Generator<Chunk, undefined> {
  const bytes = asReadable(file, () => byteChunksOf(descriptor, size));
  const reader = asReadable(file, () => textReader(bytes.head));
  let done = 0;
  for (let chunk = bytes.head; chunk.length > 0; chunk = asReadable(file, bytes.next)) {
    done += chunk.length;
    const share = bytes.size > 0 ? Math.min(1, done / bytes.size) : undefined;
    yield { text: reader.write(chunk), share };
  }
  yield { text: reader.end(), share: 1 };
  return undefined;
}

/** The bytes of an open file, unpacked: the first ones, and a reader of those that follow, which gives none at the end. */
interface ByteChunks {
  readonly head: Uint8Array;
  readonly size: number;
  next(): Uint8Array;
}

function byteChunksOf(descriptor: number, size: number): ByteChunks {
  const buffer = Buffer.alloc(chunkBytes);
  const next = () => buffer.subarray(0, readSome(descriptor, buffer));
  const head = firstBytes(descriptor, buffer);
  if (!isPacked(head)) return { head, size, next };
  const rest = readAll(descriptor, byteLimits.metadata, Math.max(0, size - head.length));
  const whole = unpack(Buffer.concat([head, rest]));
  let at = 0;
  const nextOfWhole = () => {
    at += chunkBytes;
    return whole.subarray(at - chunkBytes, at);
  };
  return { head: nextOfWhole(), size: whole.length, next: nextOfWhole };
}

/** A pipe may give its first bytes one by one, and four of them show the encoding of a text. */
function firstBytes(descriptor: number, buffer: Buffer): Buffer {
  let length = 0;
  while (length < 4) {
    const read = readSome(descriptor, buffer.subarray(length));
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}

/**
 * What the shell has opened for this process: `-`, and the names of pipes that it passes, as for `<(command)`.
 * Undefined for files, which have to be opened.
 */
export function inheritedDescriptor(file: string): number | undefined {
  if (file === "-") return 0;
  const named = standardNames.indexOf(file);
  if (named >= 0) return named;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d{1,6})$/.exec(file)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** By their numbers. */
const standardNames: readonly string[] = ["/dev/stdin", "/dev/stdout", "/dev/stderr"];

function asReadable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Failed(`Cannot read "${file}": it ${unread(error).message}`);
  }
}
