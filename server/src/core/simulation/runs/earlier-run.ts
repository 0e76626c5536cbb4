import type { Value } from "#core/base/value.ts";

/** What has become of an execution, in Valohai's words. */
export const runStatuses = [
  "created",
  "queued",
  "started",
  "stopping",
  "complete",
  "error",
  "crashed",
  "stopped",
] as const;

export type RunStatus = (typeof runStatuses)[number];

/** One execution of the past, as a file describes it; what the file does not say is undefined. */
export interface EarlierRun {
  /** Its number in the project, without `#`. */
  readonly number: string | undefined;
  readonly id: string | undefined;
  readonly status: RunStatus | undefined;
  /** The name of its step. */
  readonly step: string | undefined;
  /** The slug of its environment, or its name where there is no slug. */
  readonly environment: string | undefined;
  /** How long it took, in seconds. */
  readonly seconds: number | undefined;
  /** Undefined where the file does not say which parameters it had. */
  readonly parameters: Named<Value> | undefined;
  /** The URIs of each input; undefined where the file does not say which inputs it had. */
  readonly inputs: Named<readonly string[]> | undefined;
  /** The last value of each metadata key. */
  readonly metadata: Named<Value>;
  /** Columns of a table that only the step can tell apart: parameters, inputs and metadata. Cells of CSV are texts. */
  readonly columns: Named<Value>;
}

type Named<T> = readonly (readonly [name: string, value: T])[];

/** How much an execution counts as done: one that failed or has not ended does not. A run without a status counts as done. */
export type RunOutcome = "done" | "failed" | "unfinished";

/** What an execution counts as. */
export function outcomeOf({ status }: EarlierRun): RunOutcome {
  switch (status) {
    case undefined:
    case "complete":
      return "done";
    case "error":
    case "crashed":
    case "stopped":
      return "failed";
    default:
      return "unfinished";
  }
}
