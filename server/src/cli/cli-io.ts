import { writeSync } from "node:fs";
import { printedText, printedWord } from "#core/base/terminal-text.ts";
import type { DecodedText } from "../files/decode-utf8.ts";
import { waitABit } from "../files/read-file.ts";
import { beginReplacement, replaceFile, unwritten } from "../files/replace-file.ts";
import { byteLimits, errorCode } from "../files/unread.ts";
import { Failed } from "./failed.ts";
import { type Chunk, decodeFile, inheritedDescriptor, readChunks, readText } from "./input.ts";

/** Where a command reads files and prints. */
export interface CliIo {
  /** The text of a file of metadata, or of standard input for `-`. */
  read(file: string): string;
  /** The text of a Valohai file, with the place where it stops being UTF-8. */
  decode(file: string): DecodedText;
  /** Replaces a file that has the text `before` in one step; what came from standard input goes to standard output. */
  write(file: string, text: string, before: string): void;
  /** The text of a file piece by piece, with the share of it that has been read where its size is known. */
  chunks(file: string): Iterable<Chunk>;
  /** Begins a file that is written piece by piece and takes the place of another at its end; `-` is standard output. */
  open(file: string): Sink;
  /** Prints data as they are. */
  out(text: string): void;
  /** Prints a text for people. */
  say(text: string): void;
  /** Prints a text for people on standard error. */
  error(text: string): void;
  /** Reports on standard error that something is left out; the run continues, and ends with status 2. */
  leaveOut(message: string): void;
  /** Prints data on standard error, where standard output holds other data. */
  aside(text: string): void;
  /** Whether something has been left out. */
  isIncomplete(): boolean;
  /** Shows the progress of a long task on a terminal. */
  progress(what: string, share: number | undefined): void;
  /** Whether standard output is a terminal that shows colours. */
  readonly color: boolean;
}

/** A file that is written piece by piece and appears when it is complete. */
export interface Sink {
  write(text: string): void;
  close(): void;
  /** Leaves the file as it was; does nothing after `close`. */
  abandon(): void;
}

/** The command line is used wrongly: an unknown option, a missing file, a wrong value. */
export class UsageError extends Error {}

/** Runs `act`; a failure is reported and the run continues. */
export function attempt<T>(io: CliIo, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    io.leaveOut(error.message);
    return undefined;
  }
}

/** Files, standard output and standard error of this process. */
export function processIo(): CliIo {
  let isIncomplete = false;
  return {
    read: (file) => readText(file, byteLimits.metadata),
    decode: (file) => decodeFile(file, byteLimits.yaml),
    write(file, text, before) {
      if (inheritedDescriptor(file) !== undefined) writeAll(1, text);
      else asWritable(file, () => replaceFile(file, text, before));
    },
    chunks: readChunks,
    open: openSink,
    progress: progressLine(),
    color: showsColor(process.env, process.stdout.isTTY === true),
    out: (text) => writeAll(1, text),
    say: (text) => writeAll(1, printedText(text)),
    error: (text) => writeAll(2, printedText(text)),
    aside: (text) => writeAll(2, text),
    leaveOut(message) {
      isIncomplete = true;
      writeAll(2, `vhyaml: ${printedWord(message)}\n`);
    },
    isIncomplete: () => isIncomplete,
  };
}

function asWritable<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof ClosedPipe) throw error;
    throw new Failed(`Cannot write "${file}": it ${unwritten(error).message}`);
  }
}

function openSink(file: string): Sink {
  const inherited = file === "-" ? 1 : inheritedDescriptor(file);
  if (inherited !== undefined) {
    return { write: (text) => writeAll(inherited, text), close: () => {}, abandon: () => {} };
  }
  const replacement = asWritable(file, () => beginReplacement(file));
  return {
    write: (text) => asWritable(file, () => writeAll(replacement.descriptor, text)),
    close: () => asWritable(file, () => replacement.commit()),
    abandon: () => replacement.abandon(),
  };
}

/** Updates one line on a terminal, at most ten times a second, and removes it at the end. */
function progressLine(): CliIo["progress"] {
  let last = 0;
  return (what, share) => {
    if (!process.stderr.isTTY) return;
    const now = Date.now();
    if (now - last < 100 && share !== 1) return;
    last = now;
    const text = printedWord(share === undefined ? what : `${what}: ${Math.round(share * 100)} %`);
    writeAll(2, share === 1 ? "\r\u001b[K" : `\r\u001b[K${text}`);
  };
}

/** `NO_COLOR` and `FORCE_COLOR` (0 or "false" for none) override the terminal. */
function showsColor(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment["NO_COLOR"]) return false;
  const forced = environment["FORCE_COLOR"];
  if (forced === undefined) return isTerminal && environment["TERM"] !== "dumb";
  return forced !== "0" && forced !== "false";
}

/** The reader of the output has stopped reading, so there is nothing left to do. */
export class ClosedPipe extends Error {}

/** Writes synchronously, so that nothing is lost when the process ends. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    written += writeSome(descriptor, bytes, written);
  }
}

function writeSome(descriptor: number, bytes: Buffer, from: number): number {
  try {
    return writeSync(descriptor, bytes, from);
  } catch (error) {
    const code = errorCode(error);
    if (code === "EPIPE")
      throw new ClosedPipe("The output was closed before all of it was written");
    if (code !== "EAGAIN") throw error;
    waitABit();
    return 0;
  }
}
