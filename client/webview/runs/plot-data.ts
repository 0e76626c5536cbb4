import type { Value } from "#core/base/value.ts";
import { numberOf } from "#core/model/python-number.ts";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { cellsAt } from "#core/simulation/variant-at.ts";
import { compareValues } from "#core/simulation/view/compare-values.ts";
import { valueText } from "../shared/value-text.ts";

/** A metric of the executions that have run over the values of a parameter. */
export interface Plot {
  /** By rising values of the parameter. */
  readonly groups: readonly PlotGroup[];
  /** How many executions have run and have the metric. */
  readonly count: number;
  /** The points to draw, in shares of the width from the left and of the height from the top. */
  readonly points: readonly PlotPoint[];
  /** Whether equal distances stand for equal ratios of the parameter. */
  readonly isLogarithmic: boolean;
  readonly ticks: readonly PlotTick[];
  readonly lowest: PlotExtreme;
  readonly highest: PlotExtreme;
}

/** The executions with the same value of the parameter. */
export interface PlotGroup {
  readonly text: string;
  /** The metric of each, rising. */
  readonly metrics: readonly number[];
}

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** A value of the parameter that is written below the plot. */
export interface PlotTick {
  readonly x: number;
  readonly text: string;
}

/** The lowest or the highest metric, with the value of the parameter there. */
export interface PlotExtreme {
  readonly metric: number;
  readonly at: string;
}

/** More points than this are not drawn. */
const mostPoints = 2000;

/** The plot of a metric; undefined where no execution that has run has a number for it. */
export function plotOf(
  fanOut: FanOut,
  matched: MatchedRuns,
  parameter: string,
  metric: string,
): Plot | undefined {
  const values = measured(fanOut, matched, parameter, metric);
  if (values.length === 0) return undefined;
  const groups = groupsOf(values);
  const { places, isLogarithmic } = placesOf(groups.map((it) => it.value));
  const ends = groups.flatMap((it) => [
    { metric: it.metrics[0] ?? 0, at: it.text },
    { metric: it.metrics.at(-1) ?? 0, at: it.text },
  ]);
  const [first = { metric: 0, at: "" }] = ends;
  const lowest = ends.reduce((least, it) => (it.metric < least.metric ? it : least), first);
  const highest = ends.reduce((most, it) => (it.metric > most.metric ? it : most), first);
  const height = highest.metric - lowest.metric;
  const yOf = (it: number) => (height > 0 ? (highest.metric - it) / height : 0.5);
  const all = groups.flatMap(({ metrics }, at) =>
    metrics.map((it) => ({ x: places[at] ?? 0, y: yOf(it) })),
  );
  return {
    groups,
    count: values.length,
    points: thinned(all),
    isLogarithmic,
    ticks: ticksOf(groups.map(({ text }, at) => ({ x: places[at] ?? 0, text }))),
    lowest,
    highest,
  };
}

/** Whether some execution that has run has a number for a metric. */
export function isPlotted({ byIndex }: MatchedRuns, metric: string): boolean {
  return [...byIndex.values()].some(
    ({ outcome, metrics }) => outcome === "done" && finite(metrics.get(metric)) !== undefined,
  );
}

interface Measured {
  readonly value: Value;
  readonly metric: number;
}

function measured(
  fanOut: FanOut,
  { byIndex }: MatchedRuns,
  parameter: string,
  metric: string,
): readonly Measured[] {
  return [...byIndex].flatMap(([index, { outcome, metrics }]) => {
    const number = outcome === "done" ? finite(metrics.get(metric)) : undefined;
    if (number === undefined) return [];
    const value = cellsAt(fanOut, index).find(({ column }) => column.name === parameter)?.value;
    return value ? [{ value, metric: number }] : [];
  });
}

function finite(value: Value | undefined): number | undefined {
  const number = value && Number(numberOf(value) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

function groupsOf(values: readonly Measured[]): readonly (PlotGroup & Pick<Measured, "value">)[] {
  const byText = new Map<string, { readonly value: Value; readonly metrics: number[] }>();
  for (const { value, metric } of values) {
    const text = valueText(value);
    const known = byText.get(text);
    if (known) known.metrics.push(metric);
    else byText.set(text, { value, metrics: [metric] });
  }
  return [...byText]
    .map(([text, { value, metrics }]) => ({ text, value, metrics: metrics.sort((a, b) => a - b) }))
    .sort((a, b) => compareValues(a.value, b.value));
}

/** How much larger the largest value is than the smallest where a logarithmic scale is of use. */
const wideRatio = 100;

/** Where rising values are, in shares of the width: numbers by their size, anything else at equal distances. */
function placesOf(values: readonly Value[]): {
  readonly places: readonly number[];
  readonly isLogarithmic: boolean;
} {
  const numbers = values.flatMap((it) => finite(it) ?? []);
  const [least = 0] = numbers;
  const most = numbers.at(-1) ?? 0;
  if (numbers.length < values.length || !(most > least)) {
    return { places: values.map((_, at) => (at + 0.5) / values.length), isLogarithmic: false };
  }
  const isLogarithmic = least > 0 && most / least >= wideRatio;
  const scale = isLogarithmic ? Math.log : (it: number) => it;
  const width = scale(most) - scale(least);
  return { places: numbers.map((it) => (scale(it) - scale(least)) / width), isLogarithmic };
}

/** Every so many of them, if there are more than can be drawn. */
function thinned(points: readonly PlotPoint[]): readonly PlotPoint[] {
  const step = Math.ceil(points.length / mostPoints);
  return step <= 1 ? points : points.filter((_, at) => at % step === 0);
}

/** Texts that are nearer to each other than this share of the width may overlap. */
const tickDistance = 0.2;

/** The first and the last value, and those between them that have room. */
function ticksOf(all: readonly PlotTick[]): readonly PlotTick[] {
  const last = all.at(-1);
  if (!last) return [];
  const shown: PlotTick[] = [];
  for (const it of all.slice(0, -1)) {
    const before = shown.at(-1);
    const hasRoom = (!before || it.x - before.x >= tickDistance) && last.x - it.x >= tickDistance;
    if (hasRoom) shown.push(it);
  }
  return [...shown, last];
}
