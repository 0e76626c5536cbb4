import type { JSX } from "preact";
import type { RunOutcome } from "#core/simulation/runs/earlier-run.ts";
import type { MatchedRun } from "#core/simulation/runs/match-runs.ts";
import { Icon, type IconName } from "../shared/icons.tsx";
import { clipped } from "../shared/value-text.ts";
import { runText } from "./run-words.ts";

const icons: { readonly [outcome in RunOutcome]: IconName } = {
  done: "done",
  failed: "error",
  unfinished: "unfinished",
};

const titles: { readonly [outcome in RunOutcome]: string } = {
  done: "Has run",
  failed: "Failed, which counts as not run",
  unfinished: "Has not ended, which counts as not run",
};

/** The earlier run of a variant; nothing where it has none. */
export function RunCell({ run }: { readonly run: MatchedRun | undefined }): JSX.Element | null {
  if (!run) return null;
  return (
    <>
      <Icon name={icons[run.outcome]} />
      <span class="text" title={titles[run.outcome]}>
        {clipped(runText(run))}
      </span>
    </>
  );
}
