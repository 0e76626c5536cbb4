/** Whether two lists have the same entries in the same order. */
export function sameList<T>(
  a: readonly T[],
  b: readonly T[],
  isSame: (a: T, b: T) => boolean = Object.is,
): boolean {
  if (a.length !== b.length) return false;
  // A loop, because this runs for every part of a file at every keystroke.
  for (let index = 0; index < a.length; index++) {
    if (!isSame(a[index] as T, b[index] as T)) return false;
  }
  return true;
}
