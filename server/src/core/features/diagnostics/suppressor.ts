import { lowerBound } from "#core/base/binary-search.ts";
import { groupBy } from "#core/base/group-by.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Problem } from "./rule.ts";
import type { Suppression } from "./suppressions.ts";

/** A suppression with the range in which suppressed problems start; undefined for the whole file. */
export interface Applied {
  readonly suppression: Suppression;
  readonly reach: SourceRange | undefined;
}

/** Answers whether a problem is suppressed, and records the comments, or those of their codes, that do so. */
export function suppressorOf(
  suppressions: readonly Applied[],
  used: Set<object>,
): (problem: Problem) => boolean {
  const onLines = suppressions.flatMap(({ suppression, reach }) =>
    reach ? [{ suppression, reach }] : [],
  );
  const lines = [...groupBy(onLines, (it) => it.reach.start).values()].sort(
    ([a], [b]) => (a?.reach.start ?? 0) - (b?.reach.start ?? 0),
  );
  const wholeFile = suppressions.filter((it) => it.reach === undefined);
  const byCode = new Map<string, boolean>();
  return ({ code, range: { start } }) => {
    const known = byCode.get(code) ?? suppresses(wholeFile, code, used);
    byCode.set(code, known);
    const line = lines[lowerBound(lines, ([it]) => it !== undefined && it.reach.start > start) - 1];
    const isOnLine = line?.[0] !== undefined && start <= line[0].reach.end;
    return (isOnLine && suppresses(line, code, used)) || known;
  };
}

function suppresses(suppressions: readonly Applied[], code: string, used: Set<object>): boolean {
  let found = false;
  for (const { suppression } of suppressions) {
    const { codes } = suppression;
    const named = codes.find((it) => it.code === code);
    if (codes.length > 0 && !named) continue;
    used.add(named ?? suppression);
    found = true;
  }
  return found;
}
