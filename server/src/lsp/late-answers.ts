import { readingTime } from "./read-steps.ts";

/** Gives an answer, and notes whether it was given before all files were known. */
export type WatchLate = <T>(answer: () => Promise<T>) => Promise<T>;

/** Calls `again`, so that a client asks again, once more files are known than when an answer was given. */
export function watchLateAnswers(
  onChange: (listener: () => void) => void,
  again: () => void,
): WatchLate {
  let isLate = false;
  onChange(() => {
    if (isLate) again();
    isLate = false;
  });
  return async (answer) => {
    const started = Date.now();
    const found = await answer();
    // Only waiting for files takes this long.
    isLate ||= Date.now() - started >= readingTime;
    return found;
  };
}
