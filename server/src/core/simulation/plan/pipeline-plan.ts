import type { SourceRange } from "#core/base/range.ts";
import type { FanOut, FanOutQuery, Grade, Note } from "../variant.ts";

/** What is known from outside the file of a whole pipeline. */
export type PipelineQuery = Omit<FanOutQuery, "node"> & {
  /** The nodes whose metadata is complete, so that other keys have no value; for other nodes they may still come. */
  readonly complete?: readonly string[];
};

/**
 * What a whole pipeline will run, as far as it is known before the run; made by `planPipeline`.
 * Plain data except for the lazy values in `fanOut`.
 */
export interface PipelinePlan {
  readonly pipeline: string;
  /** The names of the nodes that may start together, in running order; nodes that never start are in none. */
  readonly stages: readonly (readonly string[])[];
  /** All named nodes, in running order; those that never start come last. */
  readonly nodes: readonly PlannedNode[];
  /** The executions of all nodes when nothing stops the pipeline; undefined when the number of one node is unknown. */
  readonly total: bigint | undefined;
  /** The executions up to where an action would stop the pipeline; the same as `total` where none does. */
  readonly untilStop: bigint | undefined;
  readonly grade: Grade;
  /** Where the pipeline would stop or wait, in running order. */
  readonly stops: readonly PlannedStop[];
  /** Notes on the pipeline as a whole; those on a node are in its fan-out. */
  readonly notes: readonly Note[];
}

export type PlannedKind = "execution" | "task" | "deployment" | "unknown";

/** Whether the pipeline reaches a node: an action before it may stop it, or cannot be evaluated yet. */
export type Reached = "yes" | "no" | "unknown";

export interface PlannedNode {
  readonly node: string;
  readonly kind: PlannedKind;
  /** From 0; undefined for a node that never starts, because it waits for itself. */
  readonly stage: number | undefined;
  /** Undefined for deployments and nodes of unknown type. */
  readonly fanOut: FanOut | undefined;
  /** How many executions the node makes: 0 for a deployment, undefined when it is unknown. */
  readonly count: bigint | undefined;
  readonly grade: Grade;
  /** The explanation of the count, such as `3 x 4 = 12, every combination`. */
  readonly explanation: string;
  readonly batches: Batches | undefined;
  /** What the edges bring, in file order. */
  readonly inflows: readonly Inflow[];
  readonly actions: readonly PlannedAction[];
  readonly reached: Reached;
  /** Absolute: the name of the node, or the node. */
  readonly range: SourceRange;
}

/** How many executions of a task run at the same time, and how many such batches there are. */
export interface Batches {
  readonly size: bigint;
  readonly count: bigint;
  /** The key that says the size. */
  readonly key: "maximum-queued-executions" | "execution-batch-size";
  readonly grade: Grade;
  readonly range: SourceRange;
}

/** What one edge brings into a node. */
export interface Inflow {
  /** The sockets as written, such as `preprocess.metadata.storeids`. */
  readonly source: string;
  readonly target: string;
  readonly from: string;
  readonly kind: "value" | "list" | "files" | "order" | "later" | "nothing";
  /** In words, such as `5 values, one execution each`. */
  readonly text: string;
  readonly grade: Grade;
  /** Absolute: the edge. */
  readonly range: SourceRange;
}

/** What an action of a node does, given the known metadata. */
export interface PlannedAction {
  readonly when: readonly string[];
  readonly outcomes: readonly string[];
  readonly conditions: readonly PlannedCondition[];
  /** Whether it happens: `later` when it waits for something unknown, such as an error of the node. */
  readonly fires: "yes" | "no" | "later";
  /** Why, in words. */
  readonly text: string;
  readonly grade: Grade;
  /** Absolute: the action. */
  readonly range: SourceRange;
}

export interface PlannedCondition {
  readonly text: string;
  readonly result: "true" | "false" | "unknown" | "error";
  /** What is missing or wrong, in words. */
  readonly reason: string | undefined;
  readonly range: SourceRange;
}

export interface PlannedStop {
  readonly node: string;
  readonly stage: number;
  /** `failed` only where the node is assumed to fail. */
  readonly when: "starting" | "complete" | "failed";
  /** Whether it certainly happens; otherwise its condition waits for metadata. */
  readonly certain: boolean;
  /** `approval` waits for a person, the others end the pipeline. */
  readonly kind: "stop" | "error" | "approval";
  readonly text: string;
  readonly grade: Grade;
  readonly range: SourceRange;
}
