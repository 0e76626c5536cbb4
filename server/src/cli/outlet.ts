import { readFileSync, writeFileSync, writeSync } from "node:fs";

/** Where a command reads files and prints. */
export interface Outlet {
  /** The text of a file, or of standard input for `-`. */
  read(file: string): string;
  /** Replaces a file; what came from standard input goes to standard output. */
  write(file: string, text: string): void;
  out(text: string): void;
  error(text: string): void;
  /** Whether standard output is a terminal that shows colours. */
  readonly color: boolean;
}

/** The command line cannot be carried out as it was written. */
export class Misuse extends Error {}

/** Files, standard output and standard error of this process. */
export function processOutlet(): Outlet {
  return {
    read(file) {
      try {
        return readFileSync(file === "-" ? 0 : file, "utf8");
      } catch (error) {
        throw new Misuse(`Cannot read "${file}": ${reason(error)}`);
      }
    },
    write(file, text) {
      if (file === "-") writeAll(1, text);
      else writeFileSync(file, text);
    },
    color: process.stdout.isTTY === true && !process.env["NO_COLOR"],
    out: (text) => writeAll(1, text),
    error: (text) => writeAll(2, text),
  };
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
