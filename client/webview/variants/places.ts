import { type SourceRange, shift } from "#core/base/range.ts";
import type { Override, PipelineNode, Step } from "#core/model/config.ts";
import type { AtOffset, PipelineSource } from "#core/model/source.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { FanOut } from "#core/simulation/variant.ts";

/** Where the commands of the previewed node are written: in its override or its step. */
export function commandPlace({ query }: FanOut): SourceRange | undefined {
  const { source, node } = query;
  const found = nodeNamed(source, node);
  const override = overrideOf(found)?.commands;
  if (override !== undefined) return spanOf(override, source.pipeline.start);
  const step = stepOf(source, found);
  return step && spanOf(step.config.commands, step.start);
}

/** Where an input of the previewed node is declared. */
export function inputPlace({ query }: FanOut, input: string): SourceRange | undefined {
  const { source, node } = query;
  const found = nodeNamed(source, node);
  const overridden = overrideOf(found)?.inputs.find(({ name }) => name?.value === input);
  if (overridden !== undefined) return shift(overridden.range, source.pipeline.start);
  const step = stepOf(source, found);
  const declared = step?.config.inputs.find(({ name }) => name?.value === input);
  return step && declared && shift(declared.name?.range ?? declared.range, step.start);
}

function nodeNamed({ pipeline }: PipelineSource, node: string): PipelineNode | undefined {
  return pipeline.config.nodes.find(({ name }) => name?.value === node);
}

function overrideOf(node: PipelineNode | undefined): Override | undefined {
  return runsStep(node) ? node.override : undefined;
}

function stepOf(
  source: PipelineSource,
  node: PipelineNode | undefined,
): AtOffset<Step> | undefined {
  if (!runsStep(node)) return undefined;
  const blueprint = node.kind === "task" ? node.task?.value : undefined;
  const task = source.tasks.find(({ config }) => config.name?.value === blueprint);
  const name = blueprint === undefined ? node.step?.value : task?.config.step?.value;
  return source.steps.find(({ config }) => config.name?.value === name);
}

/** From the start of the first to the end of the last. */
function spanOf(
  lines: readonly { readonly range: SourceRange }[],
  start: number,
): SourceRange | undefined {
  const first = lines[0]?.range;
  const last = lines.at(-1)?.range;
  return first && last && shift({ start: first.start, end: last.end }, start);
}
