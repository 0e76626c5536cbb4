import { lineColumns } from "#core/base/line-column.ts";
import type { MatchedRuns } from "./match-runs.ts";
import type { RunsProblem } from "./read-runs.ts";

/** How many executions of a plan have run, such as `24 of 36 have run, 12 to go`. */
export function progressText({ counts }: MatchedRuns, planned: bigint): string {
  const done = BigInt(counts.done);
  const left = planned - done;
  const toGo = left === 0n ? "none to go" : `${shown(left)} to go`;
  return `${shown(done)} of ${shown(planned)} ${done === 1n ? "has" : "have"} run, ${toGo}`;
}

/** Where a problem is in a text: its line, from 1, and words such as `line 2, column 7`, or `line 3` where it is that of a whole line. */
export function placeOf(
  text: string,
  { line, range }: RunsProblem,
): { readonly line: number; readonly words: string } {
  if (line !== undefined && range.start === range.end) return { line, words: `line ${line}` };
  const place = lineColumns(text)(range.start);
  return { line: place.line, words: `line ${place.line}, column ${place.column}` };
}

/** What does not count as run, and why, as sentences without full stops. */
export function uncountedTexts({ counts, unmatched, problem }: MatchedRuns): readonly string[] {
  if (problem !== undefined) return [problem];
  const { failed, unfinished } = counts;
  const { otherStep, otherValues, unknown } = unmatched;
  return [
    ...counted(failed, "execution", "failed and counts as not run", "failed and count as not run"),
    ...counted(
      unfinished,
      "execution",
      "has not ended and counts as not run",
      "have not ended and count as not run",
    ),
    ...counted(otherValues, "earlier run", none, none),
    ...counted(otherStep, "earlier run", "ran another step", "ran other steps"),
    ...counted(unknown, "earlier run", `comes ${bare}`, `come ${bare}`),
  ];
}

const none = "had values or inputs that none of these executions has";

const bare =
  'without parameters; add the output of "vh --output-format json exec list", which has them';

function counted(count: number, what: string, one: string, many: string): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${what} ${one}` : `${shown(count)} ${what}s ${many}`];
}

function shown(count: number | bigint): string {
  return count.toLocaleString("en-US");
}
