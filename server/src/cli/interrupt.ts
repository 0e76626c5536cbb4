import { writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { abandonAll } from "../files/replace-file.ts";

/**
 * From now on Ctrl+C and the like end the run with one line and status 2 and leave files as they were that are being
 * written. They are heard only when the run pauses: call this where nothing is waited for, such as standard input.
 */
export function endWhenInterrupted(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
}

function end(): void {
  try {
    abandonAll();
    writeSync(2, "valohai-yaml: Interrupted\n");
  } finally {
    process.exit(2);
  }
}

/** Lets signals come in. */
export async function pause(): Promise<void> {
  await setImmediate();
}
