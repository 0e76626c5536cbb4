import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import { waitsFor } from "#core/simulation/plan/waits-for.ts";
import { isAnyBlank } from "../count/headline.ts";
import { blankSources, type SourceReading } from "../metadata/source-readings.ts";

/** The nodes whose number of executions waits for metadata that has not been entered. */
export function waitingNodes(
  plan: PipelinePlan,
  all: readonly SourceReading[],
): ReadonlySet<string> {
  const waiting = plan.nodes.filter((it) => {
    const awaited = waitsFor(it);
    return awaited.length > 0 && isAnyBlank(awaited, blankSources(all, it.node));
  });
  return new Set(waiting.map(({ node }) => node));
}
