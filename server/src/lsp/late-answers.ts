import { readingTime } from "./read-steps.ts";

/** Gives an answer, and notes whether it was given before all files were known. */
export type WatchLate = <T>(answer: () => Promise<T>) => Promise<T>;

/** Has a client ask `again` for what was answered before all files were known, once more of them are. */
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
    // Nothing else takes as long as files that have not come.
    isLate ||= Date.now() - started >= readingTime;
    return found;
  };
}
