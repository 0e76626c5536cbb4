import type { Value } from "#core/base/value.ts";

/**
 * A value of the file that a person tries out in the preview. `withChanges` previews it without touching the file, and
 * `applyChanges` of the features writes it into the file.
 */
export type Change =
  /** A rule of a variant parameter, such as `start`, `count` or `items`. */
  | {
      readonly kind: "rule";
      readonly task: string;
      readonly parameter: string;
      readonly rule: string;
      readonly value: Value;
    }
  /** A number of a task blueprint. */
  | {
      readonly kind: "task";
      readonly task: string;
      readonly key: "execution-count" | "execution-batch-size" | "maximum-queued-executions";
      readonly value: Value;
    }
  /** A value of the n-th parameter set, from 0. */
  | {
      readonly kind: "set";
      readonly task: string;
      readonly set: number;
      readonly parameter: string;
      readonly value: Value;
    }
  /** The default of a step's parameter. */
  | {
      readonly kind: "default";
      readonly step: string;
      readonly parameter: string;
      readonly value: Value;
    }
  /** The default that a node's override gives a parameter. */
  | {
      readonly kind: "override";
      readonly node: string;
      readonly parameter: string;
      readonly value: Value;
    }
  | { readonly kind: "pipeline parameter"; readonly name: string; readonly value: Value };
