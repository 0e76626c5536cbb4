import { writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { abandonAll } from "../files/replace-file.ts";

/**
 * From now on, Ctrl+C and similar signals end the run with one line and status 2, and leave files that are being
 * written as they were. Signals arrive only when the run pauses: call this only when standard input has been read.
 */
export function endWhenInterrupted(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
}

function end(): void {
  try {
    abandonAll();
    writeSync(2, "vhyaml: Interrupted\n");
  } finally {
    process.exit(2);
  }
}

/** Lets signals come in. */
export async function pause(): Promise<void> {
  await setImmediate();
}
