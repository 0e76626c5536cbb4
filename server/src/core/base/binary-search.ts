/** Binary search: the first index where `holds` is true, or the length. `holds` must be false up to some index and true from there on. */
export function lowerBound<T>(list: readonly T[], holds: (entry: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
