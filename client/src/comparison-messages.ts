import type { ComparedPipeline } from "#core/features/compare/compared-pipeline.ts";

/** How the pipeline differs from an earlier version of it, or from that of another file. */
export interface ShownComparison {
  /** What it is compared with, such as `Git head`. */
  readonly base: string;
  /** What the page keeps of it over a reload of the window. */
  readonly kept: string;
  /** Whether either text has a syntax error, so that only what can be read of it is compared. */
  readonly isPartial: boolean;
  /** Undefined where the file has no such pipeline. */
  readonly pipeline: ComparedPipeline | undefined;
}

/** How the page names the last commit. */
export function headTitle(commit: string): string {
  return `Git head ${commit.slice(0, 7)}`;
}
