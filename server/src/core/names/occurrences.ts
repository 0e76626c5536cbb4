import { groupBy } from "#core/base/group-by.ts";
import { once } from "#core/base/once.ts";
import type { Located, SourceRange } from "#core/base/range.ts";
import { itemQuery } from "#core/document/item-query.ts";
import type { RecordingLookup } from "#core/document/lookup.ts";
import type { Endpoint, Step, Task } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import { conditionOccurrences } from "./condition-occurrences.ts";
import {
  definition,
  inputPathOccurrences,
  type Occurrence,
  partOf,
  placeholderOccurrences,
  reference,
  variableOccurrences,
} from "./occurrence.ts";
import { pipelineOccurrences } from "./pipeline-occurrences.ts";
import { ownerKey, type StepPart, symbolKey, type YamlSymbol } from "./symbol.ts";

/** Every place in an item where something is named, definitions and references alike. */
export interface ItemOccurrences {
  /** In the order of the text. */
  readonly all: readonly Occurrence[];
  /** Those of one symbol. */
  of(symbol: YamlSymbol): readonly Occurrence[];
  /** Those of all symbols of the same kind that belong to the same thing. */
  besides(symbol: YamlSymbol): readonly Occurrence[];
}

/** The occurrences of an item; remembered as long as what they depend on elsewhere stays the same. */
export const occurrencesIn = itemQuery(
  (item, lookup): ItemOccurrences =>
    indexed(findOccurrences(item, lookup).map((it) => withoutQuotes(item.text, it))),
);

/** The name alone, without the quotes around it. */
function withoutQuotes(text: string, found: Occurrence): Occurrence {
  const range = insideQuotes(text, found.range);
  const written = found.written && insideQuotes(text, found.written);
  if (range === found.range && written === found.written) return found;
  return { ...found, range, ...(written ? { written } : {}) };
}

function insideQuotes(text: string, range: SourceRange): SourceRange {
  const { start, end } = range;
  const quote = text[start];
  const isQuoted = (quote === '"' || quote === "'") && end - start > 1 && text[end - 1] === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : range;
}

function indexed(found: readonly Occurrence[]): ItemOccurrences {
  const all = [...found].sort((a, b) => a.range.start - b.range.start);
  // Most items are only asked in one of the two ways.
  const bySymbol = once(() => groupBy(all, (it) => symbolKey(it.symbol)));
  const byOwner = once(() => groupBy(all, (it) => ownerKey(it.symbol)));
  return {
    all,
    of: (symbol) => bySymbol().get(symbolKey(symbol)) ?? [],
    besides: (symbol) => byOwner().get(ownerKey(symbol)) ?? [],
  };
}

function findOccurrences(item: Item, lookup: RecordingLookup): readonly Occurrence[] {
  const { config } = item;
  if (!config) return [];
  switch (config.kind) {
    case "step":
      return stepOccurrences(item, config);
    case "task":
      return taskOccurrences(item, config);
    case "pipeline":
      return pipelineOccurrences(item, config, lookup);
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
  const inputs = step.inputs.flatMap((it) => it.name?.value ?? []);
  const variables = step.environmentVariables.flatMap((it) => it.name?.value ?? []);
  return [
    ...definition(step.name, (name) => ({ kind: "step", name })),
    ...parts("parameter", step.parameters),
    ...parts("input", step.inputs),
    ...parts("output", step.outputs),
    ...parts("environment-variable", step.environmentVariables),
    ...placeholderOccurrences(item.text, templates, owner),
    ...variableOccurrences(item.text, step.commands, owner, variables),
    ...inputPathOccurrences(item.text, step.commands, owner, inputs),
    ...conditionOccurrences(item, () => owner),
  ];
}

function taskOccurrences(item: Item, task: Task): readonly Occurrence[] {
  const step = task.step?.value;
  return [
    ...definition(task.name, (name) => ({ kind: "task", name })),
    ...reference(task.step, (name) => ({ kind: "step", name })),
    ...(step === undefined ? [] : stepPartsOfTask(item, task, step)),
  ];
}

function stepPartsOfTask(item: Item, task: Task, step: string): readonly Occurrence[] {
  const parameters = [
    ...task.parameters.map((it) => it.name),
    ...task.parameterSets.flatMap((set) => set.entries.map((it) => it.name)),
  ];
  const metric = item.entry && fieldsOf(item.entry.value).text("optimization-target-metric");
  return [
    ...parameters.flatMap((it) => reference(it, partOf(step, "parameter"))),
    ...reference(metric, partOf(step, "metadata")),
    ...conditionOccurrences(item, () => step),
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
