import type { JSX } from "preact";
import type { Subject } from "../display.ts";
import type { Host } from "../host.ts";
import { Icon } from "../shared/icons.tsx";
import { countOf } from "../shared/words.ts";
import { countsText, differenceLines } from "./comparison-words.ts";
import type { PipelineComparison } from "./use-comparison.ts";
import "./compare.css";

interface CompareBarProps {
  readonly host: Host;
  readonly subject: Subject;
  readonly comparison: PipelineComparison | undefined;
}

/** Says what the pipeline is compared with and what differs, and ends the comparison. */
export function CompareBar(props: CompareBarProps): JSX.Element | null {
  const { host, subject, comparison } = props;
  if (!subject.comparison) return null;
  const { base, isPartial } = subject.comparison;
  return (
    <section class="compare-bar" aria-label="Comparison">
      <div class="compare-head">
        <Icon name="compare" />
        <p class="compare-text" role="status">
          Compared with <strong>{base}</strong>
          {comparison && <Summary comparison={comparison} />}
          {isPartial && ". Only what can be read is compared"}
        </p>
        <button type="button" class="tool" onClick={() => host.post({ kind: "stopComparing" })}>
          Stop Comparing
        </button>
      </div>
      {comparison && <Differences comparison={comparison} />}
    </section>
  );
}

interface SummaryProps {
  readonly comparison: PipelineComparison;
}

function Summary({ comparison }: SummaryProps): JSX.Element | null {
  const { compared, totals } = comparison;
  const { before, after } = totals;
  if (!compared.before) return <>: the pipeline is new</>;
  if (before !== after) return <>: {countsText(before, after)} executions in all</>;
  return before === undefined ? null : <>: {countOf(before, "execution")} before and after</>;
}

/** More lines than anybody reads. */
const mostLines = 100;

function Differences({ comparison }: SummaryProps): JSX.Element {
  const lines = differenceLines(comparison);
  if (lines.length === 0) {
    return <p class="compare-none">No difference in nodes, edges and what they run</p>;
  }
  return (
    <details class="differences">
      <summary>{countOf(lines.length, "difference")}</summary>
      <ul>
        {lines.slice(0, mostLines).map((it, at) => (
          <li key={at}>{it}</li>
        ))}
        {lines.length > mostLines && <li>and {lines.length - mostLines} more</li>}
      </ul>
    </details>
  );
}
