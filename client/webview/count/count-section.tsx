import type { JSX } from "preact";
import type { RunComparison } from "#core/simulation/compare/compare-runs.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { runsText } from "../compare/comparison-words.ts";
import { GradeMark } from "../detail/origin-line.tsx";
import { numberText, typeWords } from "../shared/words.ts";
import "../shared/elements.ts";
import type { Headline } from "./headline.ts";
import "./count.css";

interface CountSectionProps {
  readonly fanOut: FanOut;
  readonly headline: Headline;
  /** The count of the file, where other values are tried out. */
  readonly before: bigint | undefined;
  /** How the executions compare, where the file is compared. */
  readonly compared: RunComparison | undefined;
  /** Whether there is a number, so that it has a grade. */
  readonly counted: boolean;
  readonly stale: boolean;
}

/** The answer first: how many executions, and why. */
export function CountSection(props: CountSectionProps): JSX.Element {
  const { fanOut, headline, before, compared, counted, stale } = props;
  return (
    <section class={stale ? "count old" : "count"} aria-label="Count">
      <h1>
        <span class="count-text">{headline.text}</span>
        {before !== undefined && <span class="before">{numberText(before)} in the file</span>}
        {compared && <span class="compared">{runsText(compared)}</span>}
        {stale && <vscode-badge class="stale-badge">stale</vscode-badge>}
      </h1>
      <p class="how">
        <span class="type">{typeWords[fanOut.type]}</span>
        {headline.how !== "" && <span>{headline.how}</span>}
        {counted && fanOut.countGrade !== "documented" && <GradeMark grade={fanOut.countGrade} />}
      </p>
      <p class="unseen" role="status">
        {stale ? `${headline.text}, stale` : headline.text}
      </p>
    </section>
  );
}
