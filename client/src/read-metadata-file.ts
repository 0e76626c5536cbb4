import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import {
  createJsonLinesReader,
  createLogReader,
  type LogReader,
} from "../../server/src/core/simulation/metadata/log-reader.ts";
import {
  detectFormat,
  readMetadata,
} from "../../server/src/core/simulation/metadata/read-metadata.ts";
import type { FileState } from "./preview-messages.ts";

/** A larger file is not read as one JSON or CSV text, which has to fit in memory as a whole. */
const longestWhole = 50_000_000;

/** So much of a file says what it is. */
const headSize = 64 * 1024;

/** The reading pauses this often for everything else, and tells its progress; in milliseconds. */
const pauseInterval = 50;

export interface Reading {
  /** What the file is called, which says its format. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Told the share that has been read, from 0 to 1. */
  readonly progress: (share: number) => void;
}

/** Reads a file of metadata; logs and JSON lines in pieces, so that they may be of any size. Rejects when it is stopped. */
export async function readMetadataFile(path: string, reading: Reading): Promise<FileState> {
  const { name, signal } = reading;
  const { size } = await stat(path);
  const format = await formatOf(path, size, reading);
  if (format === "log" || format === "json-lines") {
    const reader = format === "log" ? createLogReader() : createJsonLinesReader();
    return { kind: "read", name, reading: await streamed(path, size, reader, reading) };
  }
  if (size > longestWhole) {
    const limit = `${longestWhole / 1_000_000} MB`;
    const message = `Only logs and JSON lines can be larger than ${limit}`;
    return { kind: "failed", name, message };
  }
  return readWhole(await textOf(path, { signal }), name);
}

/** What a text that is there as a whole says. */
export function readWhole(text: string, name: string): FileState {
  const result = readMetadata(text, { fileName: name });
  return result.kind === "reading"
    ? { kind: "read", name, reading: result.reading }
    : { kind: "failed", name, message: result.problem.message };
}

/** A text that goes on beyond its head is told apart by its first lines. */
async function formatOf(path: string, size: number, { name, signal }: Reading) {
  const head = await textOf(path, { end: headSize - 1, signal });
  if (size <= headSize) return detectFormat(head, name);
  const lines = head.slice(0, head.lastIndexOf("\n") + 1);
  const known = detectFormat(lines === "" ? head : lines, name);
  return known === "json" && /\.(?:log|txt)$/i.test(name) ? "log" : known;
}

async function textOf(path: string, options: { end?: number; signal: AbortSignal }) {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, options)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

async function streamed(
  path: string,
  size: number,
  reader: LogReader,
  { signal, progress }: Reading,
) {
  const decoder = new TextDecoder();
  let done = 0;
  let paused = Date.now();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    const bytes = chunk as Buffer;
    reader.push(decoder.decode(bytes, { stream: true }));
    done += bytes.length;
    if (Date.now() - paused < pauseInterval) continue;
    progress(done / size);
    await new Promise(setImmediate);
    paused = Date.now();
  }
  reader.push(decoder.decode());
  return reader.finish();
}
