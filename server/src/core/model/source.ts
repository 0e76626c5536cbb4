import type { Value } from "#core/base/value.ts";
import type { ItemConfig, Pipeline, Step, Task } from "./config.ts";
import type { ProjectEstimates } from "./project-estimates.ts";

/** An item's config and where the item starts in the text, to convert its ranges to offsets of the file. */
export interface AtOffset<T extends ItemConfig> {
  readonly start: number;
  readonly config: T;
}

/** Everything in the file that decides what one pipeline runs; plain data that can be sent to the page. */
export interface PipelineSource {
  readonly pipeline: AtOffset<Pipeline>;
  /** The steps that the pipeline's nodes and their blueprints name, each once. */
  readonly steps: readonly AtOffset<Step>[];
  /** The task blueprints that the pipeline's nodes name, each once. */
  readonly tasks: readonly AtOffset<Task>[];
  /** What the scripts of its nodes print, by node, as far as they were read. */
  readonly printed?: { readonly [node: string]: readonly PrintedKey[] };
  /** What the config of the project estimates of time and cost. */
  readonly estimates?: ProjectEstimates;
}

/** A metadata key that a script prints. */
export interface PrintedKey {
  readonly name: string;
  /** Where it is a constant of the script. */
  readonly value?: Value;
}
