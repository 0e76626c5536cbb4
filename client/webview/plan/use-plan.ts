import { useMemo } from "preact/hooks";
import { fanOut as fanOutOf } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { PipelinePlan, PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { withChanges } from "#core/simulation/what-if/with-changes.ts";
import type { Subject } from "../display.ts";
import type { SourceReading } from "../metadata/source-readings.ts";
import { waitingNodes } from "./waiting-nodes.ts";

/** The subject as it would be with the values that are tried out. */
export function useChanged(subject: Subject, changes: readonly Change[]): Subject {
  return useMemo(
    () =>
      changes.length === 0 ? subject : { ...subject, source: withChanges(subject.source, changes) },
    [subject, changes],
  );
}

/** A plan, with all that it is made from. */
export interface Planning {
  readonly query: PipelineQuery;
  readonly plan: PipelinePlan;
  /** The nodes whose number of executions waits for metadata that has not been entered. */
  readonly waiting: ReadonlySet<string>;
}

/** The plan with the metadata that were read, computed again only when the source or the metadata change. */
export function usePlanning(subject: Subject, readings: readonly SourceReading[]): Planning {
  const query = useQuery(subject, readings);
  const plan = useMemo(() => planPipeline(query), [query]);
  return { query, plan, waiting: waitingNodes(plan, readings) };
}

/** How many executions a node has as the file is, where values are tried out; undefined where none are. */
export function useCountInFile(
  subject: Subject,
  changed: Subject,
  readings: readonly SourceReading[],
): bigint | undefined {
  const query = useQuery(subject, readings);
  const { node } = subject;
  const isChanged = changed !== subject;
  return useMemo(
    () => (isChanged ? planPipeline(query).nodes.find((it) => it.node === node)?.count : undefined),
    [isChanged, query, node],
  );
}

/** All that a plan is made from, with the metadata that were read. */
function useQuery({ source }: Subject, readings: readonly SourceReading[]): PipelineQuery {
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
