import { closeSync, createReadStream, readSync } from "node:fs";
import { promisify } from "node:util";
import { gunzip, type ZlibOptions } from "node:zlib";
import {
  createJsonLinesReader,
  createLogReader,
  type LogReader,
} from "#core/simulation/metadata/log-reader.ts";
import { detectFormat } from "#core/simulation/metadata/read-metadata.ts";
import { isPacked, textReader } from "../../server/src/files/metadata-text.ts";
import { type OpenFile, openRegular } from "../../server/src/files/read-file.ts";
import { notUnpacked, unpackOptions } from "../../server/src/files/unpack.ts";
import { byteLimits, tooLarge, Unread } from "../../server/src/files/unread.ts";
import type { FileReading } from "./file-reading.ts";
import type { FileState } from "./preview-messages.ts";
import { readWhole } from "./read-metadata-bytes.ts";

/** How many bytes show what a file is. */
const headSize = 64 * 1024;

/** How often reading pauses for everything else and reports its progress, in milliseconds. */
const pauseInterval = 50;

/** Reads a file of metadata; logs and JSON lines in chunks, so that they may be of any size. Rejects when it is stopped. */
export async function readMetadataFile(path: string, reading: FileReading): Promise<FileState> {
  const { name } = reading;
  try {
    return await readOpen(openRegular(path), reading);
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return { kind: "failed", name, message: `The file ${error.message}` };
  }
}

/** Reads a whole file as text. Rejects with `Unread` where it cannot be read, and when it is stopped. */
export async function readTextFile(path: string, reading: FileReading): Promise<string> {
  const source = await sourceOf(openRegular(path), reading);
  if (source.size <= byteLimits.metadata) return textOf(source);
  source.close();
  throw tooLarge(byteLimits.metadata);
}

/** The bytes of a file, unpacked. */
interface Source {
  /** The first bytes, enough to show what the file is. */
  readonly head: Buffer;
  readonly size: number;
  /** Reads all of it and closes the file. */
  chunks(): AsyncIterable<Buffer>;
  /** Closes the file unread. */
  close(): void;
}

/** Leaves the file closed. */
async function readOpen(file: OpenFile, reading: FileReading): Promise<FileState> {
  const { name } = reading;
  const source = await sourceOf(file, reading);
  const format = formatOrClose(source, name);
  if (format === "log" || format === "json-lines") {
    const reader = format === "log" ? createLogReader() : createJsonLinesReader();
    return { kind: "read", name, reading: await streamed(source, reader, reading) };
  }
  if (source.size > byteLimits.metadata) {
    source.close();
    const limit = `${byteLimits.metadata / 1_000_000} MB`;
    const message = `Only logs and JSON lines can be larger than ${limit}`;
    return { kind: "failed", name, message };
  }
  return readWhole(await textOf(source), name);
}

/** A packed file is unpacked as a whole; any other is read in place. */
async function sourceOf(file: OpenFile, { signal }: FileReading): Promise<Source> {
  const { descriptor, stats } = file;
  const bytes = Buffer.alloc(headSize);
  const head = bytes.subarray(0, readSync(descriptor, bytes, 0, headSize, 0));
  const chunks = () => streamOf(file, signal);
  const close = () => closeSync(descriptor);
  if (!isPacked(head)) return { head, size: stats.size, chunks, close };
  if (stats.size > byteLimits.metadata) {
    close();
    throw tooLarge(byteLimits.metadata);
  }
  const whole = await unpacked(await joined(chunks()));
  return {
    head: whole.subarray(0, headSize),
    size: whole.length,
    chunks: () => chunksOf(whole),
    close: () => {},
  };
}

const gunzipped = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

async function unpacked(bytes: Buffer): Promise<Buffer> {
  return gunzipped(bytes, unpackOptions).catch((error: unknown) => {
    throw notUnpacked(error);
  });
}

async function joined(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const list: Buffer[] = [];
  for await (const it of chunks) list.push(it);
  return Buffer.concat(list);
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer, undefined> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  return undefined;
}

const chunkSize = 1 << 20;

function formatOrClose(source: Source, name: string) {
  try {
    return formatOf(source, name);
  } catch (error) {
    source.close();
    throw error;
  }
}

/** A text that continues beyond its head is recognised by its first lines. */
function formatOf({ head, size }: Source, name: string) {
  const text = textReader(head).write(head);
  if (size <= headSize) return detectFormat(text, name);
  const lines = text.slice(0, text.lastIndexOf("\n") + 1);
  const known = detectFormat(lines === "" ? text : lines, name);
  return known === "json" && /\.(?:log|txt)(?:\.gz)?$/i.test(name) ? "log" : known;
}

/** A stream closes the file at its end; a file that grows is read up to its length at the start. */
function streamOf({ descriptor, stats }: OpenFile, signal: AbortSignal): AsyncIterable<Buffer> {
  const end = Math.max(stats.size, 1) - 1;
  return createReadStream("", {
    fd: descriptor,
    start: 0,
    end,
    highWaterMark: chunkSize,
    signal,
  });
}

async function textOf({ head, chunks }: Source): Promise<string> {
  const reader = textReader(head);
  const whole = await joined(chunks());
  return reader.write(whole) + reader.end();
}

async function streamed({ head, size, chunks }: Source, log: LogReader, { progress }: FileReading) {
  const reader = textReader(head);
  let done = 0;
  let paused = Date.now();
  for await (const bytes of chunks()) {
    log.push(reader.write(bytes));
    done += bytes.length;
    if (Date.now() - paused < pauseInterval) continue;
    progress(Math.min(1, done / size));
    await new Promise(setImmediate);
    paused = Date.now();
  }
  log.push(reader.end());
  return log.finish();
}
