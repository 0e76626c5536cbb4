import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import { countOf, numberText } from "../shared/words.ts";

/** The executions of the whole pipeline, as far as they can be counted. */
export function totalText(plan: PipelinePlan, waiting: ReadonlySet<string>): string {
  const { total, untilStop } = plan;
  if (waiting.size > 0) return "Total depends on metadata";
  if (total === undefined) return "Total not predictable";
  const all = `${countOf(total, "execution")} in all`;
  if (untilStop === undefined || untilStop === total) return all;
  return `${all}, ${numberText(untilStop)} up to the stop`;
}
