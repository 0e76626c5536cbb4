/** How often the server may end by itself, and within how many milliseconds, before it is no longer started. */
export const crashLimit = { count: 5, within: 3 * 60_000 };

/** The crashes that still count, with the one of this moment. */
export function withCrash(before: readonly number[], now: number): readonly number[] {
  return [...before.filter((time) => now - time < crashLimit.within), now];
}

/** Whether the server ends so often that starting it again is useless. */
export function isTooOften(crashes: readonly number[]): boolean {
  return crashes.length >= crashLimit.count;
}
