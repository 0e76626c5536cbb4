import type { RunComparison } from "#core/simulation/compare/compare-runs.ts";
import { numberText } from "../shared/words.ts";
import type { PipelineComparison } from "./use-comparison.ts";

/** Two numbers of executions, such as `36 → 120`. */
export function countsText(before: bigint | undefined, after: bigint | undefined): string {
  return `${knownText(before)} → ${knownText(after)}`;
}

function knownText(count: bigint | undefined): string {
  return count === undefined ? "?" : numberText(count);
}

/** How the executions of a node compare, such as `36 → 120: +84 −0, 36 unchanged`. */
export function runsText(runs: RunComparison): string {
  const { before, after, kept, basis, reason } = runs;
  const counts = countsText(before, after);
  if (kept === undefined || before === undefined || after === undefined) {
    return reason === undefined ? counts : `${counts}; ${reason}`;
  }
  const about = basis === "sampled" ? "about " : "";
  const moved = `+${numberText(after - kept)} −${numberText(before - kept)}`;
  return `${counts}: ${about}${moved}, ${numberText(kept)} unchanged`;
}

const signs = { added: "+", removed: "−", changed: "~" } as const;

/** All that differs in a pipeline, a line for each difference. */
export function differenceLines({ compared }: PipelineComparison): readonly string[] {
  const { nodes, edges, others } = compared;
  return [
    ...nodes.flatMap((it) =>
      it.texts.length === 0
        ? [`${signs[it.change]} node "${it.name}"`]
        : it.texts.map((text) => `~ node "${it.name}": ${text}`),
    ),
    ...edges.map((it) => `${signs[it.change]} edge ${it.name}`),
    ...others,
  ];
}
