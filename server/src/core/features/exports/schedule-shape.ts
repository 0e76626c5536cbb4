import type { Duration } from "#core/model/estimate.ts";
import type { Figure, FigureSource } from "#core/simulation/estimate/figure.ts";
import type {
  Cost,
  Quantity,
  Schedule,
  ScheduledNode,
} from "#core/simulation/estimate/schedule.ts";
import type { Span } from "#core/simulation/estimate/span.ts";
import { countNumber } from "./count-text.ts";
import { amountNumber, approvalText, gapText } from "./schedule-words.ts";

/** A schedule as scripts read it: times in seconds, prices and costs in their currency. */
export function scheduleShape(schedule: Schedule, lineOf: (offset: number) => number) {
  const { total, machineTime, costs, criticalPath, nodes, gaps, approvals } = schedule;
  return {
    total: timeShape(total),
    machineTime: timeShape(machineTime),
    costs: costs.map(costShape),
    criticalPath,
    nodes: nodes.map((it) => nodeShape(it, lineOf)),
    missing: gaps.map((it) => ({ node: it.node, missing: it.missing, text: gapText(it) })),
    notes: approvals.map(approvalText),
  };
}

/** A time with its range, in seconds. */
export function timeShape(quantity: Quantity) {
  return { ...secondsOf(quantity), atLeast: quantity.isLeast };
}

/** A cost with its range, in its currency. */
export function costShape({ currency, min, typical, max, isLeast }: Cost) {
  return {
    currency: currency ?? null,
    min: amountNumber(min),
    typical: amountNumber(typical),
    max: amountNumber(max),
    atLeast: isLeast,
  };
}

function secondsOf({ min, typical, max }: Span) {
  return { min: seconds(min), typical: seconds(typical), max: seconds(max) };
}

function seconds(milliseconds: bigint): number {
  return Number(milliseconds) / 1000;
}

function nodeShape(
  { node, kind, executions, start, end, waves, isCritical, figures }: ScheduledNode,
  lineOf: (offset: number) => number,
) {
  const { duration, parallel, price } = figures;
  const sourceOf = (it: Figure<unknown>) => sourceShape(it.source, lineOf);
  return {
    node,
    kind,
    executions: countNumber(executions),
    rounds: countNumber(waves?.count),
    start: waves ? secondsOf(start) : null,
    end: waves ? secondsOf(end) : null,
    critical: isCritical,
    duration: duration ? { ...durationShape(duration.value), source: sourceOf(duration) } : null,
    parallel: parallel ? { value: parallel.value, source: sourceOf(parallel) } : null,
    pricePerHour: price
      ? {
          value: price.value.millionths / 1_000_000,
          currency: price.value.currency ?? null,
          source: sourceOf(price),
        }
      : null,
  };
}

function durationShape({ min, typical, max }: Duration) {
  return { min: min / 1000, typical: typical / 1000, max: max / 1000 };
}

function sourceShape(source: FigureSource, lineOf: (offset: number) => number) {
  switch (source.kind) {
    case "comment":
      return { kind: source.kind, line: lineOf(source.range.start) };
    case "task":
      return { kind: source.kind, key: source.key, line: lineOf(source.range.start) };
    case "config":
      return { kind: source.kind, file: source.file, line: source.line };
    case "runs":
      return { kind: source.kind, file: source.file, runs: source.count };
  }
}
