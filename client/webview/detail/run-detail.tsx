import type { JSX } from "preact";
import type { MatchedRun } from "#core/simulation/runs/match-runs.ts";
import { RunCell } from "../runs/run-cell.tsx";
import { clipped } from "../shared/value-text.ts";
import { ValueContent } from "../variants/variant-row.tsx";

/** The earlier run of a variant, with all its metrics. */
export function RunDetail({ run }: { readonly run: MatchedRun }): JSX.Element {
  return (
    <>
      <h3>Earlier run</h3>
      <p class="earlier-run">
        <RunCell run={run} />
      </p>
      <dl class="values" aria-label="Metrics">
        {[...run.metrics].map(([name, value]) => (
          <div key={name} class="entry">
            <dt>{clipped(name)}</dt>
            <dd class="value">
              <ValueContent value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
