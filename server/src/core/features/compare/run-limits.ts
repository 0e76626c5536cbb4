import { countsText, runTitle } from "./comparison-text.ts";
import type { RunChange } from "./run-changes.ts";

/** How many executions a task that changes may make. */
export interface RunLimits {
  readonly executions: bigint | undefined;
  /** By how many percent it may grow. */
  readonly growth: number | undefined;
}

/** A task or node that makes more executions than it may. */
export interface ExceededLimit {
  readonly run: RunChange;
  /** Its counts and the limit, in words. */
  readonly text: string;
}

/** The tasks and nodes that make more executions than the limits allow; a number that is not known is not compared. */
export function exceeded(
  runs: readonly RunChange[],
  { executions, growth }: RunLimits,
): readonly ExceededLimit[] {
  return runs.flatMap((run) => {
    const { before, after } = run.runs;
    if (after === undefined) return [];
    const counts = countsText(run.runs);
    if (executions !== undefined && after > executions) {
      const text = `${counts}; at most ${executions.toLocaleString("en-US")} are allowed`;
      return [{ run, text }];
    }
    const isGrown = growth !== undefined && before !== undefined && grows(before, after, growth);
    return isGrown ? [{ run, text: `${counts}; it may grow by at most ${growth}%` }] : [];
  });
}

/** A limit that is exceeded, with what exceeds it, in words. */
export function exceededText({ run, text }: ExceededLimit): string {
  return `${runTitle(run)}: ${text}`;
}

/** A task that is new does not grow. */
function grows(before: bigint, after: bigint, percent: number): boolean {
  if (before === 0n) return false;
  return (after - before) * 1_000_000n > before * BigInt(Math.round(percent * 10_000));
}
