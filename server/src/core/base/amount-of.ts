/** A count, or its digits, with its noun, such as "1 node" or "2,000 nodes". */
export function amountOf(count: number | string, noun: string, plural = `${noun}s`): string {
  return `${count} ${String(count) === "1" ? noun : plural}`;
}

/** The counts that are not zero, each with its noun. */
export function amountsOf(
  counts: readonly (readonly [count: number, noun: string, plural?: string])[],
): readonly string[] {
  return counts.flatMap(([count, ...nouns]) => (count > 0 ? [amountOf(count, ...nouns)] : []));
}
