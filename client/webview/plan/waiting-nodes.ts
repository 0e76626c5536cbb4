import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import { dependsOnMetadata } from "../count/headline.ts";
import { blankSources, type SourceReading } from "../metadata/source-readings.ts";

/** The nodes whose number of executions waits for metadata that has not been entered. */
export function waitingNodes(
  plan: PipelinePlan,
  all: readonly SourceReading[],
): ReadonlySet<string> {
  const waiting = plan.nodes.filter(({ node, fanOut }) => {
    return fanOut !== undefined && dependsOnMetadata(fanOut, blankSources(all, node));
  });
  return new Set(waiting.map(({ node }) => node));
}
