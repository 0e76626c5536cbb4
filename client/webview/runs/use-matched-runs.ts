import { useMemo } from "preact/hooks";
import { type MatchedRuns, matchRuns } from "#core/simulation/runs/match-runs.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { GivenRuns } from "./use-runs.ts";

/** Which executions of a node have run; undefined where no earlier runs are given. */
export function useMatchedRuns(fanOut: FanOut, { runs }: GivenRuns): MatchedRuns | undefined {
  return useMemo(() => (runs.length > 0 ? matchRuns(fanOut, runs) : undefined), [fanOut, runs]);
}
