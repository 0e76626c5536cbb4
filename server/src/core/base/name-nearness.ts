/**
 * How near two names are, from 0 to 1: by the pairs of letters that they share, above all how much of the shorter one
 * the longer one has. Case and the signs between words do not count.
 */
export function nameNearness(a: string, b: string): number {
  return nearnessTo(a)(b);
}

/** How near other names are to this one. */
export function nearnessTo(name: string): (other: string) => number {
  const own = plain(name);
  const pairs = pairsOf(own);
  return (other) => {
    const theirs = plain(other);
    if (own === theirs) return own === "" ? 0 : 1;
    const common = commonPairs(pairs, theirs);
    const size = Math.max(0, theirs.length - 1);
    const fewer = Math.min(pairs.size, size);
    // A single pair in common is chance.
    if (common < Math.min(2, fewer) || common === 0) return 0;
    return Math.min(0.95, 0.57 * (common / fewer) + (0.76 * common) / (pairs.size + size));
  };
}

/** How many of the pairs a text has, each counted once. */
function commonPairs(pairs: ReadonlySet<string>, text: string): number {
  if (pairs.size === 0) return 0;
  const found = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (pairs.has(pair)) found.add(pair);
  }
  return found.size;
}

function plain(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= maxKnown) known.clear();
  const fresh = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  known.set(name, fresh);
  return fresh;
}

/** The same names are compared again and again; how many are kept is bounded. */
const known = new Map<string, string>();
const maxKnown = 5000;

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** The last word of a name or the number after it, such as `3` of `train3` and `eth` of `train_eth`. */
export function endingOf(name: string): string {
  return /(?:(?<!\d)\d+|(?<![A-Za-z])[A-Za-z]+)$/.exec(name)?.[0].toLowerCase() ?? "";
}

/** The words of a name. */
export function wordsOf(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((it) => it !== "");
}
