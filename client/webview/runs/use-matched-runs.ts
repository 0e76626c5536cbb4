import { useEffect, useMemo, useState } from "preact/hooks";
import { advance } from "#core/base/steps.ts";
import { type MatchedRuns, matchRuns, matchRunsInSteps } from "#core/simulation/runs/match-runs.ts";
import { matchingKey } from "#core/simulation/runs/matching-key.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { GivenRuns } from "./use-runs.ts";

/** The executions of a node that have run, as far as that is known. */
export interface Matching {
  /** Undefined where no earlier runs are given, and until they are matched. */
  readonly matched: MatchedRuns | undefined;
  readonly isMatching: boolean;
  /** The plan that the runs were matched with: the parameters have the same values in it as in that of the last edit. */
  readonly plan: FanOut;
}

/** More runs than this are matched between other work of the page. */
const mostAtOnce = 1_000;

/** How long the page waits after an edit, and how long it then works at a time; in milliseconds. */
const times = { pause: 100, slice: 8 };

/** Which executions of a node have run. What was found stays while no edit changes what it depends on. */
export function useMatchedRuns(fanOut: FanOut, { runs }: GivenRuns): Matching {
  const key = useMemo(() => matchingKey(fanOut) ?? fanOut, [fanOut]);
  const question = useMemo(() => ({ fanOut, runs }), [key, runs]);
  const isLong = runs.length > mostAtOnce;
  const atOnce = useMemo(
    () => (runs.length === 0 || isLong ? undefined : matchRuns(question.fanOut, runs)),
    [question],
  );
  const later = useInSlices(question, isLong);
  return {
    matched: atOnce ?? later,
    isMatching: isLong && later === undefined,
    plan: question.fanOut,
  };
}

/** What a plan and its earlier runs are matched from. */
interface Question {
  readonly fanOut: FanOut;
  readonly runs: GivenRuns["runs"];
}

/** Matches many runs in slices; a new question ends the work on the one before. */
function useInSlices(question: Question, isWanted: boolean): MatchedRuns | undefined {
  const [known, setKnown] = useState<{ question: Question; matched: MatchedRuns }>();
  useEffect(() => {
    if (!isWanted) return undefined;
    const steps = matchRunsInSteps(question.fanOut, question.runs);
    const work = (): void => {
      const end = performance.now() + times.slice;
      const step = advance(steps, () => performance.now() >= end);
      if (step.done) setKnown({ question, matched: step.value });
      else timer = setTimeout(work);
    };
    let timer = setTimeout(work, times.pause);
    return () => clearTimeout(timer);
  }, [question, isWanted]);
  return isWanted && known?.question === question ? known.matched : undefined;
}
