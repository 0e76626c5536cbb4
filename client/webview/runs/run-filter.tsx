import type { JSX } from "preact";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import { Icon } from "../shared/icons.tsx";
import { numberText } from "../shared/words.ts";
import type { RowQuery } from "../variants/row-query.ts";

interface RunFilterProps {
  readonly matched: MatchedRuns;
  /** How many executions there are. */
  readonly total: bigint;
  readonly query: RowQuery;
  readonly onQuery: (query: RowQuery) => void;
}

/** Shows only the executions that have run, or only the others. */
export function RunFilter({ matched, total, query, onQuery }: RunFilterProps): JSX.Element {
  const done = BigInt(matched.counts.done);
  const sides = [
    { run: "run", count: done, icon: "done", title: "Show only the executions that have run" },
    {
      run: "not run",
      count: total - done,
      icon: undefined,
      title: "Show only the executions that have not run, or failed, or have not ended",
    },
  ] as const;
  return (
    <>
      {sides.map(({ run, count, icon, title }) => (
        <button
          key={run}
          type="button"
          class="tool toggle"
          aria-pressed={query.run === run}
          title={title}
          onClick={() => onQuery({ ...query, run: query.run === run ? undefined : run })}
        >
          {icon && <Icon name={icon} />}
          {numberText(count)} {run}
        </button>
      ))}
    </>
  );
}
