import type { Located } from "../base/range.ts";
import type { Endpoint, Step, Task } from "../model/config.ts";
import type { Item } from "../model/piece.ts";
import type { NameSource } from "../model/resolve.ts";
import type { StepPart } from "./entity.ts";
import {
  definition,
  type Occurrence,
  partOf,
  placeholderOccurrences,
  reference,
} from "./occurrence.ts";
import { pipelineOccurrences } from "./pipeline-occurrences.ts";

/** Every place in an item where something is named, definitions and references alike. */
export function occurrencesIn(item: Item, names: NameSource): readonly Occurrence[] {
  const { config } = item;
  if (!config) return [];
  switch (config.kind) {
    case "step":
      return stepOccurrences(item, config);
    case "task":
      return taskOccurrences(config);
    case "pipeline":
      return pipelineOccurrences(item, config, names);
    case "endpoint":
      return endpointOccurrences(config);
    case "deployment":
      return definition(config.name, (name) => ({ kind: "deployment", name }));
  }
}

function stepOccurrences(item: Item, step: Step): readonly Occurrence[] {
  const owner = step.name?.value ?? "";
  const parts = (kind: StepPart["kind"], list: readonly { name: Located<string> | undefined }[]) =>
    list.flatMap((it) => definition(it.name, partOf(owner, kind)));
  const templates = [...step.commands, ...step.inputs.flatMap((it) => it.defaults)];
  return [
    ...definition(step.name, (name) => ({ kind: "step", name })),
    ...parts("parameter", step.parameters),
    ...parts("input", step.inputs),
    ...parts("output", step.outputs),
    ...parts("environment-variable", step.environmentVariables),
    ...placeholderOccurrences(item.text, templates, owner),
  ];
}

function taskOccurrences(task: Task): readonly Occurrence[] {
  const step = task.step?.value;
  const parameters = [
    ...task.parameters.map((it) => it.name),
    ...task.parameterSets.flatMap((set) => set.entries.map((it) => it.name)),
  ];
  return [
    ...definition(task.name, (name) => ({ kind: "task", name })),
    ...reference(task.step, (name) => ({ kind: "step", name })),
    ...(step === undefined
      ? []
      : parameters.flatMap((it) => reference(it, partOf(step, "parameter")))),
  ];
}

function endpointOccurrences(endpoint: Endpoint): readonly Occurrence[] {
  const owner = endpoint.name?.value ?? "";
  return [
    ...definition(endpoint.name, (name) => ({ kind: "endpoint", name })),
    ...endpoint.files.flatMap((it) =>
      definition(it.name, (name) => ({ kind: "endpoint-file", endpoint: owner, name })),
    ),
  ];
}
