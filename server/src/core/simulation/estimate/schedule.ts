import type { PipelineSource } from "#core/model/source.ts";
import { queueLimitOf } from "../plan/batches.ts";
import type { PipelinePlan, PlannedKind, PlannedNode } from "../plan/pipeline-plan.ts";
import { waitsFor } from "../plan/waits-for.ts";
import type { Figures } from "./figure.ts";
import { figuresOf, taskOfNode } from "./figures.ts";
import type { EarlierRuns } from "./measured-duration.ts";
import { latest, noSpan, type Span, spanOf, sumOfSpans, times } from "./span.ts";
import { smaller, type Waves, wavesOf } from "./waves.ts";

/** When the nodes of a pipeline run and what that costs, as far as numbers were given; times are in milliseconds. */
export interface Schedule {
  /** The nodes that the pipeline reaches, in running order. */
  readonly nodes: readonly ScheduledNode[];
  /** The nodes that decide the usual total, from the first to the last one. */
  readonly criticalPath: readonly string[];
  readonly total: Quantity;
  /** How long all executions run together. */
  readonly machineTime: Quantity;
  /** A sum for each currency; none where no price is known. */
  readonly costs: readonly Cost[];
  /** The nodes of which a number is missing. */
  readonly gaps: readonly Gap[];
  /** The nodes at which the pipeline waits for a person, which takes no time here. */
  readonly approvals: readonly string[];
}

export interface Quantity extends Span {
  /** Whether something is missing in it, so that it may be more. */
  readonly isLeast: boolean;
}

/** In millionths of the currency for an hour, counted in milliseconds. */
export interface Cost extends Quantity {
  readonly currency: string | undefined;
}

/** What is not known of a node, so that it is missing in the sums. */
export interface Gap {
  readonly node: string;
  /** `duration` and `price` are those of an execution; without `parallel`, all executions run at the same time. */
  readonly missing: "duration" | "executions" | "parallel" | "price";
  /** The nodes whose metadata decide the number of executions. */
  readonly waitsFor: readonly string[];
}

export interface ScheduledNode {
  readonly node: string;
  readonly kind: PlannedKind;
  readonly stage: number;
  readonly figures: Figures;
  /** Undefined when it is not known. */
  readonly executions: bigint | undefined;
  readonly start: Span;
  readonly end: Span;
  /** Undefined where no duration or number of executions is known: the node then takes no time. */
  readonly waves: Waves | undefined;
  readonly isCritical: boolean;
}

/** The schedule of a plan; undefined where nobody gave a duration for anything that it runs. */
export function scheduleOf(
  plan: PipelinePlan,
  source: PipelineSource,
  runs?: EarlierRuns,
): Schedule | undefined {
  const loads = plan.nodes.flatMap((it) => loadOf(source, it, runs));
  if (!loads.some((it) => it.waves !== undefined)) return undefined;
  const placed = placedInTime(loads);
  const path = criticalPathOf(placed);
  const total = [...placed.values()].reduce((last, it) => latest(last, it.end), noSpan);
  const lengths = loads.map((it) => times(it.duration, it.executions ?? 0n));
  const gaps = loads.flatMap(gapsOf);
  const hasGap = (...kinds: readonly Gap["missing"][]) =>
    gaps.some((it) => kinds.includes(it.missing));
  const costs = costsOf(loads);
  const isLeast = hasGap("duration", "executions");
  return {
    nodes: loads.map((it) => scheduledNode(it, placed, path)),
    criticalPath: path,
    total: { ...total, isLeast: isLeast || hasGap("parallel") },
    machineTime: { ...lengths.reduce(sumOfSpans, noSpan), isLeast },
    costs: costs.map((it) => ({ ...it, isLeast: isLeast || hasGap("price") })),
    gaps: costs.length > 0 ? gaps : gaps.filter((it) => it.missing !== "price"),
    approvals: plan.stops.filter((it) => it.kind === "approval").map((it) => it.node),
  };
}

/** What a node has to run. */
interface Load {
  readonly planned: PlannedNode;
  readonly stage: number;
  readonly figures: Figures;
  readonly executions: bigint | undefined;
  /** Of one execution. */
  readonly duration: Span;
  readonly waves: Waves | undefined;
}

function loadOf(
  source: PipelineSource,
  planned: PlannedNode,
  runs: EarlierRuns | undefined,
): readonly Load[] {
  const { stage } = planned;
  if (stage === undefined || planned.reached === "no") return [];
  const figures = figuresOf(source, planned, runs);
  const executions = waitsFor(planned).length > 0 ? undefined : planned.count;
  const { value } = figures.duration ?? {};
  const duration = value ? spanOf(value) : noSpan;
  const base = { planned, stage, figures, executions, duration };
  if (!value || executions === undefined) return [{ ...base, waves: undefined }];
  const parallel = figures.parallel && BigInt(figures.parallel.value);
  const limit = smaller(parallel, queueLimitOf(taskOfNode(source, planned.node))?.size);
  // A deployment runs no execution, but it may take its time.
  const units = planned.kind === "deployment" ? 1n : executions;
  return [{ ...base, waves: wavesOf(planned, units, limit) }];
}

interface Placed {
  readonly load: Load;
  readonly start: Span;
  readonly end: Span;
}

/** Each node starts when all nodes that it waits for have ended. */
function placedInTime(loads: readonly Load[]): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const load of loads) {
    const start = load.planned.inflows.reduce(
      (last, { from }) => latest(last, placed.get(from)?.end ?? noSpan),
      noSpan,
    );
    const length = times(load.duration, load.waves?.count ?? 0n);
    placed.set(load.planned.node, { load, start, end: sumOfSpans(start, length) });
  }
  return placed;
}

/** The chain of nodes that ends last, each of which starts when the one before it ends; nodes that take no time are left out. */
function criticalPathOf(placed: ReadonlyMap<string, Placed>): readonly string[] {
  const path: string[] = [];
  let last = latestEnd([...placed.values()]);
  while (last) {
    const { start, end, load } = last;
    if (end.typical > start.typical) path.unshift(load.planned.node);
    const sources = new Set(load.planned.inflows.map((it) => it.from));
    last = latestEnd([...sources].flatMap((it) => placed.get(it) ?? []));
  }
  return path;
}

/** Of several that end at the same time, the first one. */
function latestEnd(all: readonly Placed[]): Placed | undefined {
  return all.reduce(
    (last: Placed | undefined, it) => (last && last.end.typical >= it.end.typical ? last : it),
    undefined,
  );
}

function scheduledNode(
  { planned, stage, figures, executions, waves }: Load,
  placed: ReadonlyMap<string, Placed>,
  path: readonly string[],
): ScheduledNode {
  const { node, kind } = planned;
  const { start, end } = placed.get(node) ?? { start: noSpan, end: noSpan };
  const isCritical = path.includes(node);
  return { node, kind, stage, figures, executions, start, end, waves, isCritical };
}

function gapsOf({ planned, figures, executions }: Load): readonly Gap[] {
  if (planned.kind === "deployment" || executions === 0n) return [];
  const gap = (missing: Gap["missing"]): Gap => ({
    node: planned.node,
    missing,
    waitsFor: missing === "executions" ? waitsFor(planned) : [],
  });
  const needsLimit = (executions ?? 0n) > 1n && planned.fanOut?.type !== "distributed";
  return [
    ...(figures.duration ? [] : [gap("duration")]),
    ...(executions === undefined ? [gap("executions")] : []),
    ...(needsLimit && figures.duration && !figures.parallel ? [gap("parallel")] : []),
    ...(figures.price || !figures.duration ? [] : [gap("price")]),
  ];
}

/** What executions cost together, for each currency; only those whose length is known count. */
function costsOf(loads: readonly Load[]): readonly (Span & Pick<Cost, "currency">)[] {
  const sums = new Map<string | undefined, Span>();
  for (const { figures, duration, executions, waves } of loads) {
    if (!figures.price || !waves) continue;
    const { millionths, currency } = figures.price.value;
    const cost = times(duration, (executions ?? 0n) * BigInt(millionths));
    sums.set(currency, sumOfSpans(sums.get(currency) ?? noSpan, cost));
  }
  return [...sums].map(([currency, sum]) => ({ ...sum, currency }));
}
