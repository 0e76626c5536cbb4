import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { Disclosure } from "../shared/disclosure.tsx";
import { clipped } from "../shared/value-text.ts";
import { countOf, numberText } from "../shared/words.ts";
import { isPlotted, type Plot, type PlotGroup, plotOf } from "./plot-data.ts";

interface MetricPlotProps {
  readonly fanOut: FanOut;
  readonly matched: MatchedRuns;
}

/** A metric of the executions that have run over a parameter that varies; nothing where no metric is a number. */
export function MetricPlot({ fanOut, matched }: MetricPlotProps): JSX.Element | null {
  const [chosen, setChosen] = useState<{ readonly metric?: string; readonly parameter?: string }>(
    {},
  );
  const metrics = useMemo(() => matched.metrics.filter((it) => isPlotted(matched, it)), [matched]);
  const parameters = fanOut.columns.flatMap(({ name, varied }) => (varied ? [name] : []));
  const metric = chosenOf(metrics, chosen.metric);
  const parameter = chosenOf(parameters, chosen.parameter);
  const plot = useMemo(
    () => plotOf(fanOut, matched, parameter, metric),
    [fanOut, matched, parameter, metric],
  );
  if (!plot) return null;
  return (
    <figure class="plot">
      <div class="plot-choices">
        <Choice
          label="Metric"
          names={metrics}
          value={metric}
          onChoose={(name) => setChosen({ ...chosen, metric: name })}
        />
        <Choice
          label="Over"
          names={parameters}
          value={parameter}
          onChoose={(name) => setChosen({ ...chosen, parameter: name })}
        />
      </div>
      <Drawing plot={plot} metric={metric} parameter={parameter} />
      <figcaption>{summaryOf(plot, metric, parameter)}</figcaption>
      <PlotTable plot={plot} metric={metric} parameter={parameter} />
    </figure>
  );
}

/** What a person has chosen, as long as it is there; else the first. */
function chosenOf(names: readonly string[], chosen: string | undefined): string {
  return chosen !== undefined && names.includes(chosen) ? chosen : (names[0] ?? "");
}

interface ChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: string;
  readonly onChoose: (name: string) => void;
}

function Choice({ label, names, value, onChoose }: ChoiceProps): JSX.Element {
  const id = useId();
  return (
    <span class="plot-choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="dropdown"
        value={value}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {clipped(name)}
          </option>
        ))}
      </select>
    </span>
  );
}

interface PlotProps {
  readonly plot: Plot;
  readonly metric: string;
  readonly parameter: string;
}

/** The points, with values at the edges. Lengths are shares, so that texts and points keep their size on any page. */
function Drawing({ plot, metric, parameter }: PlotProps): JSX.Element {
  const id = useId();
  const { points, ticks, lowest, highest } = plot;
  return (
    <div class="plot-area">
      <div class="plot-heights" aria-hidden="true">
        <span>{metricText(highest.metric)}</span>
        {highest.metric > lowest.metric && <span>{metricText(lowest.metric)}</span>}
      </div>
      <svg class="plot-drawing" role="img" aria-labelledby={`${id}-title ${id}-text`}>
        <title id={`${id}-title`}>{`${clipped(metric)} over ${clipped(parameter)}`}</title>
        <desc id={`${id}-text`}>{summaryOf(plot, metric, parameter)}</desc>
        {points.map(({ x, y }, at) => (
          <circle key={at} class="plot-point" cx={percent(x)} cy={percent(y)} r="3.5" />
        ))}
      </svg>
      <div class="plot-ticks" aria-hidden="true">
        {ticks.map(({ x, text }) => (
          <span key={text} style={{ insetInlineStart: percent(x) }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Points stay away from the edges by a little. */
function percent(share: number): string {
  return `${(3 + share * 94).toFixed(2)}%`;
}

function summaryOf(
  { count, points, lowest, highest, isLogarithmic }: Plot,
  metric: string,
  parameter: string,
): string {
  const at = (it: string) => `at ${clipped(parameter)} ${it}`;
  const range =
    lowest.metric === highest.metric
      ? `always ${metricText(lowest.metric)}`
      : `from ${metricText(lowest.metric)} ${at(lowest.at)} to ${metricText(highest.metric)} ${at(highest.at)}`;
  const drawn = points.length < count ? `, of which ${numberText(points.length)} are drawn` : "";
  const scale = isLogarithmic ? "; the scale is logarithmic" : "";
  return `${clipped(metric)} of ${countOf(count, "execution")}${drawn}: ${range}${scale}`;
}

/** A number with so many digits as a person compares at a glance. */
function metricText(metric: number): string {
  return String(Number(metric.toPrecision(5)));
}

/** How many values of the parameter are listed. */
const groupsShown = 50;

/** The same as a table: a row for each value of the parameter. */
function PlotTable({ plot, metric, parameter }: PlotProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const { groups } = plot;
  const more = groups.length - groupsShown;
  return (
    <div class="plot-values">
      <Disclosure label="As a table" open={open} onToggle={setOpen} />
      {open && (
        <table>
          <caption class="unseen">{`${clipped(metric)} by ${clipped(parameter)}`}</caption>
          <thead>
            <tr>
              {[clipped(parameter), "Runs", "Lowest", "Median", "Highest"].map((it, at) => (
                <th key={at} scope="col">
                  {it}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.slice(0, groupsShown).map((it) => (
              <GroupRow key={it.text} {...it} />
            ))}
          </tbody>
        </table>
      )}
      {open && more > 0 && <p>and {countOf(more, "more value")}</p>}
    </div>
  );
}

function GroupRow({ text, metrics }: PlotGroup): JSX.Element {
  const middle = Math.floor(metrics.length / 2);
  const upper = metrics[middle] ?? 0;
  const lower = metrics.length % 2 === 0 ? (metrics[middle - 1] ?? upper) : upper;
  const numbers = [metrics[0] ?? 0, (lower + upper) / 2, metrics.at(-1) ?? 0];
  return (
    <tr>
      <th scope="row">{text}</th>
      <td>{numberText(metrics.length)}</td>
      {numbers.map((it, at) => (
        <td key={at}>{metricText(it)}</td>
      ))}
    </tr>
  );
}
