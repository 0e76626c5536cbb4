import type { JSX } from "preact";
import { numberText } from "../shared/words.ts";
import type { RowQuery } from "../variants/row-query.ts";
import type { NodeComparison } from "./use-comparison.ts";

interface ChangeFilterProps {
  readonly comparison: NodeComparison;
  readonly query: RowQuery;
  readonly onQuery: (query: RowQuery) => void;
}

/** Shows only the executions that are added, or those that are removed. */
export function ChangeFilter({ comparison, query, onQuery }: ChangeFilterProps): JSX.Element {
  const { runs, added, removed } = comparison;
  const { before = 0n, after = 0n, kept = 0n } = runs;
  const sides = [
    { change: "added", sign: "+", count: after - kept, plan: added },
    { change: "removed", sign: "−", count: before - kept, plan: removed },
  ] as const;
  return (
    <>
      {sides.map(
        ({ change, sign, count, plan }) =>
          (count > 0n || query.change === change) &&
          plan && (
            <button
              key={change}
              type="button"
              class="tool toggle"
              aria-pressed={query.change === change}
              title={`Show only the executions that are ${change}`}
              onClick={() =>
                onQuery({ ...query, change: query.change === change ? undefined : change })
              }
            >
              {sign}
              {numberText(count)} {change}
            </button>
          ),
      )}
    </>
  );
}
