import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** Where a command reads files and prints. */
export interface Outlet {
  /** The text of a file, or of standard input for `-`. */
  read(file: string): string;
  /** Replaces a file; what came from standard input goes to standard output. */
  write(file: string, text: string): void;
  /** The text of a file piece by piece, with the share of it that has been read where its size is known. */
  chunks(file: string): Iterable<Chunk>;
  /** Opens a file to be written from its start; `-` is standard output. */
  open(file: string): Sink;
  out(text: string): void;
  error(text: string): void;
  /** Shows how far a long work has come, where someone watches. */
  progress(what: string, share: number | undefined): void;
  /** Whether standard output is a terminal that shows colours. */
  readonly color: boolean;
}

export interface Chunk {
  readonly text: string;
  /** From 0 to 1. */
  readonly share: number | undefined;
}

/** A file that is written piece by piece. */
export interface Sink {
  write(text: string): void;
  close(): void;
}

/** The command line cannot be carried out as it was written. */
export class Misuse extends Error {}

/** Files, standard output and standard error of this process. */
export function processOutlet(): Outlet {
  return {
    read(file) {
      return asReadable(file, () => readFileSync(file === "-" ? 0 : file, "utf8"));
    },
    write(file, text) {
      if (file === "-") writeAll(1, text);
      else writeFileSync(file, text);
    },
    chunks: readChunks,
    open: openSink,
    progress: progressLine(),
    color: showsColor(process.env, process.stdout.isTTY === true),
    out: (text) => writeAll(1, text),
    error: (text) => writeAll(2, text),
  };
}

const chunkBytes = 1 << 20;

function* readChunks(file: string): Generator<Chunk, undefined> {
  const descriptor = asReadable(file, () => (file === "-" ? 0 : openSync(file, "r")));
  const decoder = new StringDecoder("utf8");
  const buffer = Buffer.alloc(chunkBytes);
  try {
    const { size } = fstatSync(descriptor);
    let done = 0;
    for (;;) {
      const read = asReadable(file, () => readSome(descriptor, buffer));
      if (read === 0) break;
      done += read;
      const share = size > 0 ? Math.min(1, done / size) : undefined;
      yield { text: decoder.write(buffer.subarray(0, read)), share };
    }
    yield { text: decoder.end(), share: 1 };
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
  return undefined;
}

/** Reads what is there; a pipe that has nothing yet is asked again. */
function readSome(descriptor: number, buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, 0, buffer.length, null);
    } catch (error) {
      if (codeOf(error) === "EOF") return 0;
      if (codeOf(error) !== "EAGAIN") throw error;
    }
  }
}

function asReadable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Misuse(`Cannot read "${file}": ${reason(error)}`);
  }
}

function openSink(file: string): Sink {
  if (file === "-") return { write: (text) => writeAll(1, text), close: () => {} };
  const descriptor = (() => {
    try {
      return openSync(file, "w");
    } catch (error) {
      throw new Misuse(`Cannot write "${file}": ${reason(error)}`);
    }
  })();
  return { write: (text) => writeAll(descriptor, text), close: () => closeSync(descriptor) };
}

/** At most ten times a second one line on a terminal, written over the one before; at the end it is taken away. */
function progressLine(): Outlet["progress"] {
  let last = 0;
  return (what, share) => {
    if (!process.stderr.isTTY) return;
    const now = Date.now();
    if (now - last < 100 && share !== 1) return;
    last = now;
    const text = share === undefined ? what : `${what}: ${Math.round(share * 100)} %`;
    writeAll(2, share === 1 ? "\r\u001b[K" : `\r\u001b[K${text}`);
  };
}

/** `NO_COLOR` and `FORCE_COLOR` (0 or "false" for none) say more than the terminal. */
function showsColor(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment["NO_COLOR"]) return false;
  const forced = environment["FORCE_COLOR"];
  if (forced === undefined) return isTerminal && environment["TERM"] !== "dumb";
  return forced !== "0" && forced !== "false";
}

function reason(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  return error instanceof Error ? error.message : String(error);
}

/** Writes synchronously, so that nothing is lost when the process ends; a closed pipe is not an error. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    const more = writeSome(descriptor, bytes, written);
    if (more === "closed") return;
    written += more;
  }
}

function writeSome(descriptor: number, bytes: Buffer, from: number): number | "closed" {
  try {
    return writeSync(descriptor, bytes, from);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EPIPE") return "closed";
    if (code === "EAGAIN") return 0;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
