import type { Located } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type {
  ParameterSet,
  Task,
  TaskType,
  VariantParameter,
  VariantRules,
  VariantStyle,
} from "./config.ts";
import { estimateOfItem } from "./estimate-comments.ts";
import type { ItemSource } from "./item-source.ts";
import { type Fields, fieldsOf, valueOfNode } from "./read.ts";

/** Reads a task blueprint. */
export function buildTask(fields: Fields, source: ItemSource): Task {
  const declaredType = fields.text("type");
  return {
    kind: "task",
    range: source.keyRange,
    name: fields.text("name"),
    step: fields.text("step"),
    type: declaredType ? taskTypeOf(declaredType.value) : "grid_search",
    declaredType,
    parameters: fields.list("parameters").map(buildVariantParameter),
    parameterSets: fields.list("parameter-sets").map(buildParameterSet),
    executionCount: fields.value("execution-count"),
    executionBatchSize: fields.value("execution-batch-size"),
    maximumQueuedExecutions: fields.value("maximum-queued-executions"),
    estimate: estimateOfItem(source),
  };
}

/** The task types that valohai-yaml knows (`TaskType`). */
const taskTypes: readonly TaskType[] = [
  "grid_search",
  "random_search",
  "bayesian_tpe",
  "distributed",
  "manual_search",
];

/** The task type that a text names, without regard to case or to `-` for `_` (valohai-yaml `TaskType.cast`). */
function taskTypeOf(text: string): TaskType | undefined {
  const plain = text.toLowerCase().replaceAll("-", "_");
  return taskTypes.find((it) => it === plain);
}

const variantStyles: readonly VariantStyle[] = [
  "single",
  "multiple",
  "linear",
  "logspace",
  "random",
];

function buildVariantParameter(node: SyntaxNode): VariantParameter {
  const fields = fieldsOf(node);
  const declaredStyle = fields.text("style");
  const rules = fields.mapping("rules");
  return {
    range: node.range,
    name: fields.text("name"),
    style: variantStyles.find((it) => it === declaredStyle?.value),
    declaredStyle,
    rules: rules ? rulesOf(rules) : {},
    rulesRange: fields.keyRange("rules") ?? node.range,
  };
}

function rulesOf(fields: Fields): VariantRules {
  const rules: { [rule: string]: Located<Value> } = {};
  for (const key of fields.keys()) {
    const value = fields.value(key);
    if (value) rules[key] = value;
  }
  return rules;
}

function buildParameterSet(node: SyntaxNode): ParameterSet {
  const entries = [...entriesOf(node)].map(([name, entry]) => ({
    name: { value: name, range: entry.key.range },
    value: { value: valueOfNode(entry.value), range: entry.value.range },
  }));
  return { range: node.range, entries };
}
