import { useMemo } from "preact/hooks";
import type { ComparedPipeline } from "#core/features/compare/compared-pipeline.ts";
import {
  compareRuns,
  nothingAwaited,
  type RunComparison,
} from "#core/simulation/compare/compare-runs.ts";
import { canFindNew, type OtherPlan } from "#core/simulation/compare/new-variants.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type {
  PipelinePlan,
  PipelineQuery,
  PlannedNode,
} from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { awaitedBy, planWaitsFor } from "#core/simulation/plan/waits-for.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { Subject } from "../display.ts";
import type { Planning } from "../plan/use-plan.ts";

/** A pipeline as it is planned now and as it would be planned with what it is compared with, on the same metadata. */
export interface PipelineComparison {
  /** What it is compared with, such as `Git head`. */
  readonly base: string;
  readonly isPartial: boolean;
  readonly compared: ComparedPipeline;
  /** How many executions there are in all before and after; undefined where that is not known. */
  readonly totals: { readonly before: bigint | undefined; readonly after: bigint | undefined };
  /** The executions of each node that runs, by its name after the change; those of nodes that are gone as well. */
  readonly nodes: ReadonlyMap<string, NodeComparison>;
}

/** What a node runs, and how that compares. */
export interface NodeComparison {
  readonly runs: RunComparison;
  readonly before: FanOut | undefined;
  readonly after: FanOut | undefined;
  /** What finds the variants that are added; undefined where they cannot be found one by one. */
  readonly added: OtherPlan | undefined;
  /** What finds, in the plan before, the variants that are removed. */
  readonly removed: OtherPlan | undefined;
}

/** The comparison of a pipeline; undefined where it is compared with nothing. */
export function useComparison(
  { comparison }: Subject,
  { plan, query }: Pick<Planning, "plan" | "query">,
): PipelineComparison | undefined {
  return useMemo(() => {
    const compared = comparison?.pipeline;
    if (!comparison || !compared) return undefined;
    const before = compared.before && planPipeline(queryBefore(compared, query));
    const { base, isPartial } = comparison;
    const totals = { before: before ? totalOf(before) : 0n, after: totalOf(plan) };
    return { base, isPartial, compared, totals, nodes: comparedNodes(compared, before, plan) };
  }, [comparison, plan, query]);
}

function totalOf(plan: PipelinePlan): bigint | undefined {
  return planWaitsFor(plan).length > 0 ? undefined : plan.total;
}

/** What is known of the nodes now is taken to be known of them before as well. */
function queryBefore({ before, nodes }: ComparedPipeline, query: PipelineQuery): PipelineQuery {
  const nameBefore = new Map(nodes.map((it) => [it.name, it.nameBefore ?? it.name]));
  const metadata = Object.entries(query.metadata).map(([name, values]) => [
    nameBefore.get(name) ?? name,
    values,
  ]);
  return withSamples({
    source: before ?? query.source,
    metadata: Object.fromEntries(metadata),
    pipelineParameters: query.pipelineParameters,
  });
}

function comparedNodes(
  compared: ComparedPipeline,
  before: PipelinePlan | undefined,
  after: PipelinePlan,
): ReadonlyMap<string, NodeComparison> {
  const earlier = runningIn(before);
  const names = new Map(compared.nodes.map((it) => [it.name, it.nameBefore ?? it.name]));
  const later = runningIn(after);
  const gone = compared.nodes.filter((it) => it.change === "removed").map((it) => it.name);
  const all = [...later.keys(), ...gone.filter((it) => !later.has(it))];
  return new Map(
    all.map((name) => {
      const from = earlier.get(names.get(name) ?? name);
      return [name, comparedNode(compared, name, from, later.get(name))] as const;
    }),
  );
}

/** The nodes of a plan that run something, by their names. */
function runningIn(plan: PipelinePlan | undefined): ReadonlyMap<string, PlannedNode> {
  return new Map(plan?.nodes.flatMap((it) => (it.fanOut ? [[it.node, it] as const] : [])));
}

function comparedNode(
  { renamed }: ComparedPipeline,
  name: string,
  own: PlannedNode | undefined,
  other: PlannedNode | undefined,
): NodeComparison {
  const [before, after] = [own?.fanOut, other?.fanOut];
  const names = renamed.filter((it) => it.node === name);
  const there = new Map(names.map((it) => [it.before, it.after]));
  const runs = compareRuns(before, after, (it) => there.get(it) ?? it, {
    before: own ? awaitedBy(own) : nothingAwaited,
    after: other ? awaitedBy(other) : nothingAwaited,
  });
  const pairs = names.map((it) => [it.after, it.before] as const);
  return {
    runs,
    before,
    after,
    added: otherPlan(after, before, pairs),
    removed: otherPlan(
      before,
      after,
      pairs.map(([here, was]) => [was, here]),
    ),
  };
}

function otherPlan(
  plan: FanOut | undefined,
  other: FanOut | undefined,
  renamed: OtherPlan["renamed"],
): OtherPlan | undefined {
  return plan && other && canFindNew(plan, other) ? { query: other.query, renamed } : undefined;
}
