import type { Located, SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Override, Pipeline, PipelineNode, Step, Task } from "#core/model/config.ts";
import type { AtOffset, PipelineSource } from "#core/model/source.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { Change } from "./change.ts";

/** The source as it would be with these values; the file and the places of the changed values stay as they are. */
export function withChanges(source: PipelineSource, changes: readonly Change[]): PipelineSource {
  return changes.reduce(changed, source);
}

function changed(source: PipelineSource, change: Change): PipelineSource {
  switch (change.kind) {
    case "rule":
    case "task":
    case "set":
      return {
        ...source,
        tasks: named(source.tasks, change.task, (it) => changedTask(it, change)),
      };
    case "default":
      return {
        ...source,
        steps: named(source.steps, change.step, (it) => changedStep(it, change)),
      };
    case "override":
    case "pipeline parameter": {
      const { start, config } = source.pipeline;
      return { ...source, pipeline: { start, config: changedPipeline(config, change) } };
    }
  }
}

function named<T extends Step | Task>(
  items: readonly AtOffset<T>[],
  name: string,
  change: (config: T) => T,
): readonly AtOffset<T>[] {
  return items.map((it) =>
    it.config.name?.value === name ? { ...it, config: change(it.config) } : it,
  );
}

/** The list with its last matching entry replaced, because the last of equal names counts. */
function replaceLast<T>(
  list: readonly T[],
  fits: (entry: T) => boolean,
  replace: (entry: T) => T,
): readonly T[] {
  const index = list.findLastIndex(fits);
  return list.map((it, at) => (at === index ? replace(it) : it));
}

/** A value in the place of the one before. */
function placed(
  value: Value,
  before: Located<Value> | undefined,
  otherwise: SourceRange,
): Located<Value> {
  return { value, range: before?.range ?? otherwise };
}

const taskKeys = {
  "execution-count": "executionCount",
  "execution-batch-size": "executionBatchSize",
  "maximum-queued-executions": "maximumQueuedExecutions",
} as const;

function changedTask(task: Task, change: Change & { kind: "rule" | "task" | "set" }): Task {
  const { value } = change;
  switch (change.kind) {
    case "task": {
      const key = taskKeys[change.key];
      return { ...task, [key]: placed(value, task[key], task.range) };
    }
    case "set":
      return {
        ...task,
        parameterSets: task.parameterSets.map((set, at) =>
          at !== change.set
            ? set
            : {
                ...set,
                entries: set.entries.map((it) =>
                  it.name.value === change.parameter
                    ? { ...it, value: placed(value, it.value, set.range) }
                    : it,
                ),
              },
        ),
      };
    case "rule": {
      const parameters = replaceLast(
        task.parameters,
        (it) => it.name?.value === change.parameter,
        (it) => ({
          ...it,
          rules: {
            ...it.rules,
            [change.rule]: placed(value, ownRule(it.rules, change.rule), it.rulesRange),
          },
        }),
      );
      return { ...task, parameters };
    }
  }
}

function ownRule(rules: Task["parameters"][number]["rules"], rule: string) {
  return Object.hasOwn(rules, rule) ? rules[rule] : undefined;
}

function changedStep(step: Step, { parameter, value }: Change & { kind: "default" }): Step {
  const parameters = replaceLast(
    step.parameters,
    (it) => it.name?.value === parameter,
    (it) => ({ ...it, default: placed(value, it.default, it.range) }),
  );
  return { ...step, parameters };
}

function changedPipeline(
  pipeline: Pipeline,
  change: Change & { kind: "override" | "pipeline parameter" },
): Pipeline {
  const { value } = change;
  if (change.kind === "pipeline parameter") {
    const parameters = replaceLast(
      pipeline.parameters,
      (it) => it.name?.value === change.name,
      (it) => ({ ...it, default: placed(value, it.default, it.range) }),
    );
    return { ...pipeline, parameters };
  }
  const at = pipeline.nodes.findIndex((it) => it.name?.value === change.node);
  const nodes = pipeline.nodes.map((it, index) => (index === at ? changedNode(it, change) : it));
  return { ...pipeline, nodes };
}

function changedNode(
  node: PipelineNode,
  { parameter, value }: Change & { kind: "override" },
): PipelineNode {
  if (!runsStep(node)) return node;
  const override = node.override ?? emptyOverride(node.range);
  const known = override.parameters.some((it) => it.name?.value === parameter);
  const entry = {
    range: override.range,
    name: { value: parameter, range: override.range },
    default: placed(value, undefined, override.range),
    isMultiple: false,
  };
  const parameters = known
    ? replaceLast(
        override.parameters,
        (it) => it.name?.value === parameter,
        (it) => ({ ...it, default: placed(value, it.default, it.range) }),
      )
    : [...override.parameters, entry];
  return { ...node, override: { ...override, parameters } };
}

function emptyOverride(range: SourceRange): Override {
  return {
    range,
    image: undefined,
    environment: undefined,
    runtimeConfigPreset: undefined,
    autorestart: undefined,
    commands: undefined,
    replacesCommand: false,
    replacesMounts: false,
    parameters: [],
    inputs: [],
    environmentVariables: [],
  };
}
