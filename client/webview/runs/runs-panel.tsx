import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import { progressText, uncountedTexts } from "#core/simulation/runs/runs-text.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { Disclosure } from "../shared/disclosure.tsx";
import { numberText } from "../shared/words.ts";
import { MetricPlot } from "./metric-plot.tsx";
import { type RunActions, SourceEditor } from "./source-editor.tsx";
import { blankSource, type GivenRuns } from "./use-runs.ts";
import "./runs.css";

interface RunsPanelProps {
  readonly fanOut: FanOut;
  readonly given: GivenRuns;
  /** Undefined where no runs are given, and until they are matched. */
  readonly matched: MatchedRuns | undefined;
  readonly isMatching: boolean;
  /** The plan that they were matched with, which stays the same while its values do. */
  readonly plan: FanOut;
  readonly actions: RunActions;
}

/** Takes earlier runs, and says how many of the executions have run. */
export function RunsPanel(props: RunsPanelProps): JSX.Element {
  const { fanOut, given, matched, isMatching } = props;
  const [open, setOpen] = useState(false);
  const isCounted = matched && matched.problem === undefined;
  return (
    <section class="runs" aria-label="Earlier runs">
      <div class="runs-head">
        <Disclosure label="Earlier runs" open={open} onToggle={setOpen} />
        <span class="runs-progress" role="status">
          {isCounted && progressText(matched, fanOut.count ?? 0n)}
          {isMatching && `Comparing ${numberText(given.runs.length)} earlier runs…`}
        </span>
      </div>
      {matched && <Uncounted matched={matched} />}
      {open && <Sources {...props} />}
      {open && matched && <MetricPlot fanOut={props.plan} matched={matched} />}
    </section>
  );
}

/** What does not count as run, and why. */
function Uncounted({ matched }: { readonly matched: MatchedRuns }): JSX.Element | null {
  const texts = uncountedTexts(matched);
  if (texts.length === 0) return null;
  return (
    <ul class="runs-uncounted" aria-label="What does not count as run">
      {texts.map((it) => (
        <li key={it}>{it}</li>
      ))}
    </ul>
  );
}

/** The sources that are given, and a further one on demand. */
function Sources({ given, actions }: RunsPanelProps): JSX.Element {
  const { sources, freeKey } = given;
  const [further, setFurther] = useState<string>();
  const blank = sources.length === 0 ? freeKey : further;
  const isBlank = blank !== undefined && !sources.some(({ key }) => key === blank);
  const shown = isBlank ? [...sources, blankSource(blank)] : sources;
  return (
    <>
      {shown.map((source, at) => (
        <SourceEditor key={source.key} source={source} nth={at + 1} actions={actions} />
      ))}
      {!isBlank && (
        <button type="button" class="link" onClick={() => setFurther(freeKey)}>
          Add another source
        </button>
      )}
    </>
  );
}
