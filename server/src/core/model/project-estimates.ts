import type { Duration, Price } from "./estimate.ts";

/** A figure of the config of the project. */
export interface ConfigFigure<T> {
  readonly value: T;
  /** The line of the config that says it, from 1. */
  readonly line: number;
}

/** What the config estimates for the executions of a step or of an environment. */
export interface ConfigEstimate {
  readonly duration?: ConfigFigure<Duration>;
  readonly parallel?: ConfigFigure<number>;
  readonly price?: ConfigFigure<Price>;
}

/** The section `estimates` of a `.valohai-lint.yaml`. */
export interface ConfigEstimates {
  readonly steps: { readonly [name: string]: ConfigEstimate };
  readonly environments: { readonly [name: string]: ConfigEstimate };
  /** The currency of prices that name none. */
  readonly currency: string | undefined;
}

/** A config that estimates nothing. */
export const noEstimates: ConfigEstimates = { steps: {}, environments: {}, currency: undefined };

/** What the config of the project estimates, with the file that says so. */
export interface ProjectEstimates extends ConfigEstimates {
  /** As it is shown. */
  readonly file: string;
  /** The address of the file. */
  readonly uri: string;
}
