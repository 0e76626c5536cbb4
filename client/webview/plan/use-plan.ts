import { useMemo } from "preact/hooks";
import { fanOut as fanOutOf } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { PipelinePlan, PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { withChanges } from "#core/simulation/what-if/with-changes.ts";
import type { Subject } from "../display.ts";
import type { SourceReading } from "../metadata/metadata-panel.tsx";

/** The subject as it would be with the values that are tried out. */
export function useChanged(subject: Subject, changes: readonly Change[]): Subject {
  return useMemo(
    () =>
      changes.length === 0 ? subject : { ...subject, source: withChanges(subject.source, changes) },
    [subject, changes],
  );
}

/** How many executions a plan has for a node. */
export function countIn(plan: PipelinePlan, node: string): bigint | undefined {
  return plan.nodes.find((it) => it.node === node)?.count;
}

/** The plan, computed again only when the source or the metadata change. */
export function usePlan(subject: Subject, readings: readonly SourceReading[]): PipelinePlan {
  const query = useQuery(subject, readings);
  return useMemo(() => planPipeline(query), [query]);
}

/** All that a plan is made from, with the metadata that were read. */
export function useQuery({ source }: Subject, readings: readonly SourceReading[]): PipelineQuery {
  const metadata = readings.map(({ reading }) => reading.metadata);
  return useMemo(() => {
    const entries = readings.flatMap(({ source: { node }, reading }) =>
      reading.metadata === undefined ? [] : [[node, reading.metadata] as const],
    );
    return withSamples({ source, metadata: Object.fromEntries(entries), pipelineParameters: {} });
  }, [source, ...metadata]);
}

/** The fan-out of the previewed node; if the plan leaves it out, its own notes say why. */
export function useFanOut({ source, node }: Subject, plan: PipelinePlan): FanOut {
  return useMemo(
    () =>
      plan.nodes.find((it) => it.node === node)?.fanOut ??
      fanOutOf({ source, node, metadata: {}, pipelineParameters: {} }),
    [plan, source, node],
  );
}
