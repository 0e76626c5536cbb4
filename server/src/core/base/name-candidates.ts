import { lowerBound } from "./binary-search.ts";
import { once } from "./once.ts";
import { oncePer } from "./once-per.ts";
import { plainName } from "./plain-name.ts";

/** Names among which a misspelt one is searched, each once. */
export interface Candidates {
  readonly count: number;
  has(name: string): boolean;
  /** Those of this many characters. */
  ofLength(length: number): readonly string[];
  /** Those that begin with a name, whatever their case and dashes; two of them where there are more. */
  beginningWith(name: string): readonly string[];
}

/** Shorter lists are prepared in less time than it takes to look them up. */
const leastKept = 50;

/** The names prepared for searches; those of a long array are kept with it. */
export function candidatesIn(names: Iterable<string>): Candidates {
  return isLongArray(names) ? prepareOnce(names) : prepare(names);
}

function isLongArray(names: Iterable<string>): names is readonly string[] {
  return Array.isArray(names) && names.length >= leastKept;
}

const prepareOnce = oncePer((names: readonly string[]) => prepare(names));

function prepare(names: Iterable<string>): Candidates {
  const all = new Set(names);
  const byLength = new Map<number, string[]>();
  for (const it of all) {
    const same = byLength.get(it.length);
    if (same) same.push(it);
    else byLength.set(it.length, [it]);
  }
  const sorted = once(() =>
    Array.from(all, (name) => ({ name, plain: plainName(name) })).sort(byPlainName),
  );
  return {
    count: all.size,
    has: (name) => all.has(name),
    ofLength: (length) => byLength.get(length) ?? [],
    beginningWith(name) {
      const begin = plainName(name);
      const list = sorted();
      const first = lowerBound(list, (it) => it.plain >= begin);
      const found = list.slice(first, first + 2).filter((it) => it.plain.startsWith(begin));
      return found.map((it) => it.name);
    },
  };
}

interface PlainName {
  readonly plain: string;
}

function byPlainName(a: PlainName, b: PlainName): number {
  if (a.plain === b.plain) return 0;
  return a.plain < b.plain ? -1 : 1;
}
