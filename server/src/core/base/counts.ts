/** How often each text occurs. */
export type Counts = ReadonlyMap<string, number>;

/** Counts equal texts. */
export function countsOf(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The elements that occur more often in the first counts than in the second, repeated by the difference. */
export function surplus(counts: Counts, others: Counts): Map<string, number> {
  const more = new Map<string, number>();
  for (const [text, count] of counts) {
    const difference = count - (others.get(text) ?? 0);
    if (difference > 0) more.set(text, difference);
  }
  return more;
}

/** Every text as often as it was counted. */
export function* elementsOf(counts: Counts): Generator<string> {
  for (const [text, count] of counts) for (let it = 0; it < count; it++) yield text;
}
