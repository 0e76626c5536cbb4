import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Uri, workspace } from "vscode";
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

/** Progress is told at most this often, in milliseconds. */
const progressInterval = 100;

/** Reads files of metadata, each in pieces, without stopping the editor. */
export class MetadataFiles {
  readonly #states = new Map<string, FileState>();
  readonly #reading = new Map<string, AbortController>();
  readonly #changed: (uri: string, state: FileState) => void;

  constructor(changed: (uri: string, state: FileState) => void) {
    this.#changed = changed;
  }

  /** What is known of these files; those that are not yet known begin to be read. */
  statesOf(uris: readonly string[]): { readonly [uri: string]: FileState } {
    for (const uri of uris) if (!this.#states.has(uri)) void this.read(uri);
    return Object.fromEntries(
      uris.flatMap((uri) => {
        const state = this.#states.get(uri);
        return state === undefined ? [] : [[uri, state]];
      }),
    );
  }

  /** Reads a file, again if it has been read before. */
  async read(uri: string): Promise<void> {
    this.stop(uri);
    const stopper = new AbortController();
    this.#reading.set(uri, stopper);
    const name = basename(Uri.parse(uri).path);
    const tell = (state: FileState): void => {
      if (this.#reading.get(uri) !== stopper) return;
      this.#states.set(uri, state);
      this.#changed(uri, state);
    };
    tell({ kind: "reading", name, share: 0 });
    const state = await readFile(Uri.parse(uri), name, stopper.signal, (share) =>
      tell({ kind: "reading", name, share }),
    ).catch((error: unknown): FileState => {
      const reason = error instanceof Error ? error.message : String(error);
      const message = stopper.signal.aborted ? "The reading was cancelled" : reason;
      return { kind: "failed", name, message };
    });
    tell(state);
    if (this.#reading.get(uri) === stopper) this.#reading.delete(uri);
  }

  stop(uri: string): void {
    this.#reading.get(uri)?.abort();
  }

  dispose(): void {
    for (const stopper of this.#reading.values()) stopper.abort();
    this.#reading.clear();
  }
}

async function readFile(
  uri: Uri,
  name: string,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<FileState> {
  if (uri.scheme !== "file") {
    return wholeText(new TextDecoder().decode(await workspace.fs.readFile(uri)), name);
  }
  const { size } = await stat(uri.fsPath);
  const format = await formatOf(uri, name, size, signal);
  if (format === "log" || format === "json-lines") {
    const reader = format === "log" ? createLogReader() : createJsonLinesReader();
    return { kind: "read", name, reading: await streamed(uri, reader, { size, signal, progress }) };
  }
  if (size > longestWhole) {
    const limit = `${longestWhole / 1_000_000} MB`;
    return {
      kind: "failed",
      name,
      message: `Only logs and JSON lines can be larger than ${limit}`,
    };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(uri.fsPath, { signal })) chunks.push(chunk as Buffer);
  return wholeText(Buffer.concat(chunks).toString("utf8"), name);
}

function wholeText(text: string, name: string): FileState {
  const result = readMetadata(text, { fileName: name });
  return result.kind === "reading"
    ? { kind: "read", name, reading: result.reading }
    : { kind: "failed", name, message: result.problem.message };
}

/** A text that goes on beyond its head is told apart by its first lines. */
async function formatOf(uri: Uri, name: string, size: number, signal: AbortSignal) {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(uri.fsPath, { end: headSize - 1, signal })) {
    chunks.push(chunk as Buffer);
  }
  const head = Buffer.concat(chunks).toString("utf8");
  if (size <= headSize) return detectFormat(head, name);
  const lines = head.slice(0, head.lastIndexOf("\n") + 1);
  const known = detectFormat(lines === "" ? head : lines, name);
  return known === "json" && /\.(?:log|txt)$/i.test(name) ? "log" : known;
}

interface Streaming {
  readonly size: number;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
}

async function streamed(uri: Uri, reader: LogReader, { size, signal, progress }: Streaming) {
  const decoder = new TextDecoder();
  let done = 0;
  let told = Date.now();
  for await (const chunk of createReadStream(uri.fsPath, { highWaterMark: 1 << 20, signal })) {
    const bytes = chunk as Buffer;
    reader.push(decoder.decode(bytes, { stream: true }));
    done += bytes.length;
    if (Date.now() - told > progressInterval) {
      told = Date.now();
      progress(size === 0 ? 1 : done / size);
      await new Promise(setImmediate);
    }
  }
  reader.push(decoder.decode());
  return reader.finish();
}
