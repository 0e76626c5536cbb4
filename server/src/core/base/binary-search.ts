/** Binary search: the first index where `holds` is true, or the length. `holds` must be false up to some index and true from there on. */
export function lowerBound<T>(list: readonly T[], holds: (entry: T) => boolean): number {
  return firstIndex(list.length, (index) => holds(list[index] as T));
}

/** The same for what is no array: an index below `length`, which may be larger than any array's. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
