/** Whether two lists have the same entries in the same order. */
export function sameList<T>(
  a: readonly T[],
  b: readonly T[],
  isSame: (a: T, b: T) => boolean = Object.is,
): boolean {
  return a.length === b.length && a.every((it, index) => isSame(it, b[index] as T));
}
