import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { groupBy } from "#core/base/group-by.ts";
import type { SourceRange } from "#core/base/range.ts";
import { loadText, momentsText } from "#core/features/exports/schedule-text.ts";
import {
  approvalText,
  costText,
  durationFigure,
  gapText,
  parallelFigure,
  priceFigure,
  sourceText,
  timeText,
} from "#core/features/exports/schedule-words.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { Figure, FigureSource } from "#core/simulation/estimate/figure.ts";
import type { EarlierRuns } from "#core/simulation/estimate/measured-duration.ts";
import {
  type Schedule,
  type ScheduledNode,
  scheduleOf,
} from "#core/simulation/estimate/schedule.ts";
import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import { Disclosure } from "../shared/disclosure.tsx";
import { NodeBar } from "./node-bar.tsx";
import "./schedule.css";

interface ScheduleSectionProps {
  readonly source: PipelineSource;
  readonly plan: PipelinePlan;
  /** The durations of the earlier runs that were entered. */
  readonly runs: EarlierRuns | undefined;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  /** Shows a line of the config of the project. */
  readonly onRevealLine: (uri: string, line: number) => void;
}

/** When the nodes of the pipeline run and what that costs; nothing where nobody gave numbers. */
export function ScheduleSection(props: ScheduleSectionProps): JSX.Element | null {
  const { source, plan, runs } = props;
  const schedule = useMemo(() => scheduleOf(plan, source, runs), [plan, source, runs]);
  const [open, setOpen] = useState(true);
  if (!schedule) return null;
  return (
    <section class="schedule" aria-label="Time and cost">
      <div class="schedule-head">
        <Disclosure label="Time and cost" open={open} onToggle={setOpen} />
        <Sums {...schedule} />
      </div>
      {open && <Waterfall {...props} schedule={schedule} />}
    </section>
  );
}

function Sums({ total, machineTime, costs }: Schedule): JSX.Element {
  return (
    <dl class="sums">
      <Sum name="Total">{timeText(total)}</Sum>
      <Sum name="Machine time">{timeText(machineTime)}</Sum>
      {costs.map((it) => (
        <Sum key={it.currency} name="Cost">
          {costText(it)}
        </Sum>
      ))}
    </dl>
  );
}

function Sum({
  name,
  children,
}: {
  readonly name: string;
  readonly children: string;
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface WaterfallProps extends ScheduleSectionProps {
  readonly schedule: Schedule;
}

/** A row for each node, with a bar from its start to its end; the words of the row say the same. */
function Waterfall({ schedule, ...props }: WaterfallProps): JSX.Element {
  const { nodes, gaps, approvals, total } = schedule;
  const notes = [...gaps.map(gapText), ...approvals.map(approvalText)];
  return (
    <>
      <table class="waterfall">
        <thead class="unseen">
          <tr>
            <th scope="col">Node</th>
            <th scope="col">Time</th>
            <th scope="col">Numbers</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((it) => (
            <NodeRow key={it.node} {...props} node={it} end={total.max} />
          ))}
        </tbody>
      </table>
      {notes.length > 0 && (
        <ul class="schedule-notes" aria-label="What is not counted">
          {notes.map((it) => (
            <li key={it}>{it}</li>
          ))}
        </ul>
      )}
    </>
  );
}

interface NodeRowProps extends ScheduleSectionProps {
  readonly node: ScheduledNode;
  /** The latest end of all nodes. */
  readonly end: bigint;
}

function NodeRow({ node, end, ...props }: NodeRowProps): JSX.Element {
  const { figures, isCritical, waves } = node;
  const { duration, parallel, price } = figures;
  const shown = [
    ...textOf(duration, durationFigure),
    ...textOf(parallel, parallelFigure),
    ...textOf(price, priceFigure),
  ];
  return (
    <tr class={isCritical ? "critical" : ""}>
      <th scope="row">
        {node.node}
        {isCritical && <span class="critical-word">critical</span>}
      </th>
      <td class="bar-cell">
        {waves && <NodeBar node={node} end={end} />}
        <span>{waves ? `${momentsText(node)}, ${loadText(node)}` : absenceText(node)}</span>
      </td>
      <td class="figures">
        {[...groupBy(shown, ({ source }) => placeOf(source))].map(([place, figures]) => (
          <FiguresOfPlace key={place} {...props} figures={figures} />
        ))}
      </td>
    </tr>
  );
}

function absenceText({ kind }: ScheduledNode): string {
  return kind === "deployment" ? "a deployment, which is not counted" : "not counted";
}

/** A figure in words, with where it is written. */
interface FigureText {
  readonly text: string;
  readonly source: FigureSource;
}

function textOf<T>(
  figure: Figure<T> | undefined,
  words: (value: T) => string,
): readonly FigureText[] {
  return figure ? [{ text: words(figure.value), source: figure.source }] : [];
}

/** Where a figure is written, the same for all in one comment or line. */
function placeOf(source: FigureSource): string {
  switch (source.kind) {
    case "comment":
      return JSON.stringify(source.comment);
    case "task":
      return JSON.stringify(source.range);
    case "config":
      return JSON.stringify([source.uri, source.line]);
    case "runs":
      return JSON.stringify(source);
  }
}

interface FiguresOfPlaceProps extends ScheduleSectionProps {
  readonly figures: readonly FigureText[];
}

/** The figures that are written in one place, with a link to it. */
function FiguresOfPlace(props: FiguresOfPlaceProps): JSX.Element | null {
  const { figures, onReveal, onRevealLine } = props;
  const source = figures[0]?.source;
  if (!source) return null;
  const reveal = () => {
    if (source.kind === "config") onRevealLine(source.uri, source.line);
    else if (source.kind !== "runs") onReveal(source.range, true);
  };
  // The number stays with the word "line".
  const place = sourceText(source).replace(/ (?=\d+$)/, "\u00a0");
  return (
    <span class="figure">
      {figures.map(({ text }) => text).join(", ")}{" "}
      {source.kind === "runs" ? (
        <span>{place}</span>
      ) : (
        <button type="button" class="link" onClick={reveal}>
          {place}
        </button>
      )}
    </span>
  );
}
