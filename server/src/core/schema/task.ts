import type { ObjectSchema, StringSchema } from "./object-schema.ts";
import {
  boolean,
  freeMapping,
  integer,
  list,
  listOfObjects,
  number,
  oneOf,
  text,
} from "./value-schemas.ts";
import { variantParameter } from "./variant-parameter.ts";

const type: StringSchema = {
  ...oneOf(
    {
      value: "grid_search",
      doc: "Runs every combination of the values of all parameters.",
      synonyms: ["grid"],
    },
    {
      value: "random_search",
      doc: "Runs `execution-count` combinations that are chosen at random.",
      synonyms: ["random"],
    },
    {
      value: "bayesian_tpe",
      doc: "Lets an optimizer pick each batch of values from the results of earlier runs.",
      synonyms: ["bayesian", "tpe", "bayes", "bayesian_optimization", "optuna"],
    },
    {
      value: "manual_search",
      doc: "Runs each set of values in `parameter-sets` once.",
      synonyms: ["manual"],
    },
    {
      value: "distributed",
      doc: "Starts `execution-count` runs that work together and can reach each other.",
      synonyms: ["distribute"],
    },
  ),
  lenient: true,
};

const onChildError: StringSchema = {
  ...oneOf(
    {
      value: "continue-and-complete",
      doc: "The other runs continue, and the task counts as complete in the end.",
    },
    {
      value: "continue-and-error",
      doc: "The other runs continue, and the task counts as failed in the end.",
    },
    { value: "stop-all-and-error", doc: "All runs are stopped at once and the task has failed." },
  ),
  lenient: true,
};

const engine: StringSchema = {
  ...oneOf(
    { value: "optuna", doc: "The Optuna library, which is the usual one." },
    { value: "hyperopt", doc: "The Hyperopt library." },
  ),
  others: "allowed",
};

/** Many runs of one step with different values. */
export const task: ObjectSchema = {
  name: "task",
  doc: "Many runs of one step, each with other parameter values; task nodes of pipelines can refer to it.",
  atLeastOneOf: ["parameters", "parameter-sets"],
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name by which task nodes find the task; unique among tasks.",
    },
    step: {
      required: true,
      value: { kind: "string", refersTo: "step" },
      doc: "Step that every run of the task executes.",
    },
    type: {
      value: type,
      default: "grid_search",
      doc: "How the values of the parameters are combined into runs.",
      synonyms: ["search", "strategy"],
    },
    parameters: {
      value: listOfObjects(variantParameter),
      doc: "Parameters to vary and the values to try; all others keep the step's defaults.",
      synonyms: ["params", "hyperparameters"],
    },
    "parameter-sets": {
      value: list(freeMapping),
      doc: "One mapping of parameter names to values for each run, for `type: manual_search`.",
      synonyms: ["sets"],
    },
    "execution-count": {
      value: integer,
      doc: "Number of runs to start, for the types where the values alone do not decide it.",
      synonyms: ["count", "executions", "runs"],
    },
    "execution-batch-size": {
      value: integer,
      doc: "Number of runs that a Bayesian search starts before it looks at results again.",
      synonyms: ["batch-size"],
    },
    "maximum-queued-executions": {
      value: integer,
      doc: "The most runs that may be queued or running at the same time; their total is not limited.",
      synonyms: ["max-queued", "parallelism", "concurrency"],
    },
    "optimization-target-metric": {
      value: text,
      doc: "Metadata key that a Bayesian search tries to bring to its target value.",
      synonyms: ["metric", "target-metric"],
    },
    "optimization-target-value": {
      value: number,
      doc: "Number that the watched metadata key should come close to.",
      synonyms: ["target-value"],
    },
    engine: { value: engine, default: "optuna", doc: "Library that a Bayesian search runs on." },
    "on-child-error": {
      value: onChildError,
      doc: "What happens to the task when one of its runs fails.",
      synonyms: ["on-error"],
    },
    "stop-condition": {
      value: text,
      doc: "Expression over metadata that stops the whole task once one run meets it.",
      synonyms: ["stop-when", "early-stopping"],
    },
    "reuse-children": {
      value: boolean,
      default: "false",
      doc: "Reuses results of earlier runs with the same values instead of running again.",
      synonyms: ["reuse", "reuse-executions"],
    },
    description: {
      value: text,
      doc: "What the task is meant to find out, for people who read the file.",
    },
  },
};
