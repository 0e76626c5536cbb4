import { firstWhere } from "#core/base/first-where.ts";
import { groupBy } from "#core/base/group-by.ts";
import type { Problem } from "./rule.ts";
import type { Suppression } from "./suppressions.ts";

/** Says of a problem whether it is suppressed, and takes down the comments, or those of their codes, that do so. */
export function suppressorOf(
  suppressions: readonly Suppression[],
  used: Set<object>,
): (problem: Problem) => boolean {
  const lines = [
    ...groupBy(
      suppressions.filter((it) => !it.wholeFile),
      startOf,
    ).values(),
  ].sort(([a], [b]) => (a?.reach.start ?? 0) - (b?.reach.start ?? 0));
  const wholeFile = suppressions.filter((it) => it.wholeFile);
  const byCode = new Map<string, boolean>();
  return ({ code, range: { start } }) => {
    const known = byCode.get(code) ?? suppresses(wholeFile, code, used);
    byCode.set(code, known);
    const line = lines[firstWhere(lines, ([it]) => it !== undefined && it.reach.start > start) - 1];
    const isOnLine = line?.[0] !== undefined && start <= line[0].reach.end;
    return (isOnLine && suppresses(line, code, used)) || known;
  };
}

function startOf({ reach }: Suppression): number {
  return reach.start;
}

function suppresses(
  suppressions: readonly Suppression[],
  code: string,
  used: Set<object>,
): boolean {
  let found = false;
  for (const suppression of suppressions) {
    const { codes } = suppression;
    const named = codes.find((it) => it.code === code);
    if (codes.length > 0 && !named) continue;
    used.add(named ?? suppression);
    found = true;
  }
  return found;
}
