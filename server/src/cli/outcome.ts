import type { CheckedFile, CheckTask } from "./check-file.ts";
import { UsageError } from "./cli-io.ts";
import { Failed } from "./failed.ts";
import { failureText } from "./failure-text.ts";

/** A file that is read when its turn comes. */
export interface WaitingFile {
  readonly file: string;
  /** Throws an error with the message to show when the file cannot be read. */
  read(): CheckTask;
}

/** A file and what was found in it, or why it could not be checked. */
export type Outcome = Success | Failure;

export interface Success {
  readonly task: CheckTask;
  readonly checked: CheckedFile;
}

/** One line on why a file is left out. */
export interface Failure {
  readonly failure: string;
}

/** What is found in a file, or why it cannot be checked. */
export async function outcomeOf(
  { file, read }: WaitingFile,
  check: (task: CheckTask) => Promise<CheckedFile>,
): Promise<Outcome> {
  try {
    const task = read();
    return { task, checked: await check(task) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof Failed) return { failure: error.message };
    return { failure: `"${file}" is not checked: ${failureText(error)}` };
  }
}
