import { countsText, runTitle } from "./comparison-text.ts";
import type { RunChange } from "./run-changes.ts";

/** How many executions a task that changes may make. */
export interface RunLimits {
  readonly executions: bigint | undefined;
  /** By how many percent it may grow. */
  readonly growth: number | undefined;
}

/** The tasks and nodes that make more executions than the limits allow, in words; a number that is not known is not compared. */
export function exceeded(
  runs: readonly RunChange[],
  { executions, growth }: RunLimits,
): readonly string[] {
  return runs.flatMap((change) => {
    const { before, after } = change.runs;
    if (after === undefined) return [];
    const text = `${runTitle(change)}: ${countsText(change.runs)}`;
    if (executions !== undefined && after > executions) {
      return [`${text}; at most ${executions.toLocaleString("en-US")} are allowed`];
    }
    const isGrown = growth !== undefined && before !== undefined && grows(before, after, growth);
    return isGrown ? [`${text}; it may grow by at most ${growth}%`] : [];
  });
}

/** A task that is new does not grow. */
function grows(before: bigint, after: bigint, percent: number): boolean {
  if (before === 0n) return false;
  return (after - before) * 1_000_000n > before * BigInt(Math.round(percent * 10_000));
}
