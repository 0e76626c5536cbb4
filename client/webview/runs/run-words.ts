import type { MatchedRun } from "#core/simulation/runs/match-runs.ts";

/** The run of a variant in a few words, such as `#12 complete`. */
export function runText({ run }: MatchedRun): string {
  const { number, id = "", status = "has run" } = run;
  const name = number === undefined ? id : `#${number}`;
  return name === "" ? status : `${name} ${status}`;
}
