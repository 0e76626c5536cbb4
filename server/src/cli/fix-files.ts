import { attempt, type CliIo } from "./cli-io.ts";
import type { FixedText, FixMode } from "./fix-mode.ts";
import { patchName, patchOf } from "./patch.ts";

/** Puts a fixed text where it is wanted, and answers whether the file has it now, or would have it. */
export type FixWriter = (file: string, before: string, fixed: FixedText) => boolean;

/** Writes fixed files or prints their patch; a file that is given twice, such as by a link, is patched once. */
export function fixWriter(mode: FixMode, io: CliIo, say: (text: string) => void): FixWriter {
  const patched = new Set<string>();
  return (file, before, { after, summary, refusals }) => {
    say(refusals);
    if (mode === "write" && file === "-") io.out(after);
    else if (mode === "write" && !isWritten(file, before, after, io)) return false;
    say(summary);
    const name = patchName(file);
    if (mode === "patch" && after !== before && !patched.has(name)) {
      patched.add(name);
      io.out(patchOf(name, before, after));
    }
    return true;
  };
}

function isWritten(file: string, before: string, after: string, io: CliIo): boolean {
  if (after === before) return true;
  const written = attempt(io, () => {
    io.write(file, after, before);
    return true;
  });
  return written === true;
}
