import { printedWord } from "#core/base/terminal-text.ts";
import type { Figure } from "#core/simulation/estimate/figure.ts";
import type { Schedule, ScheduledNode } from "#core/simulation/estimate/schedule.ts";
import { executions } from "./count-text.ts";
import {
  approvalText,
  costText,
  durationFigure,
  durationText,
  gapText,
  parallelFigure,
  priceFigure,
  sourceText,
  timeText,
} from "./schedule-words.ts";

/** A schedule for people, ready to be printed; `lineOf` answers the line of an offset of the file, from 1. */
export function scheduleText(schedule: Schedule, lineOf: (offset: number) => number): string {
  const { total, machineTime, costs, criticalPath, nodes, gaps, approvals } = schedule;
  const lines = [
    "time and cost",
    `  total time: ${timeText(total)}`,
    `  machine time: ${timeText(machineTime)}`,
    ...costs.map((it) => `  cost: ${costText(it)}`),
    `  critical path: ${criticalPath.join(" -> ")}`,
    ...nodes.flatMap((it) => nodeLines(it, lineOf)),
    ...gaps.map((it) => `  ${gapText(it)}`),
    ...approvals.map((it) => `  ${approvalText(it)}`),
  ];
  return `${lines.map(printedWord).join("\n")}\n`;
}

function nodeLines(
  scheduled: ScheduledNode,
  lineOf: (offset: number) => number,
): readonly string[] {
  const { node, waves, isCritical } = scheduled;
  if (!waves) return [];
  const critical = isCritical ? " [critical]" : "";
  return [
    `  ${node}: ${momentsText(scheduled)}, ${loadText(scheduled)}${critical}`,
    ...figureTexts(scheduled, lineOf).map((it) => `      ${it}`),
  ];
}

/** When a node usually runs, from the start of the pipeline, such as `5 min to 1 h`. */
export function momentsText({ start, end }: ScheduledNode): string {
  return `${durationText(start.typical)} to ${durationText(end.typical)}`;
}

/** What runs in the time of a node, such as `12 executions in 3 rounds`. */
export function loadText({ kind, executions: count, waves }: ScheduledNode): string {
  if (kind === "deployment") return "a deployment";
  const rounds =
    waves && waves.count > 1n ? ` in ${waves.count.toLocaleString("en-US")} rounds` : "";
  return `${executions(count)}${rounds}`;
}

/** The figures of a node, each with where it comes from. */
function figureTexts(
  { figures: { duration, parallel, price } }: ScheduledNode,
  lineOf: (offset: number) => number,
): readonly string[] {
  const line = <T>(figure: Figure<T> | undefined, textOf: (value: T) => string) =>
    figure ? [`${textOf(figure.value)}: ${sourceText(figure.source, lineOf)}`] : [];
  return [
    ...line(duration, durationFigure),
    ...line(parallel, parallelFigure),
    ...line(price, priceFigure),
  ];
}
