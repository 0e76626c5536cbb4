import type { ItemConfig, Pipeline } from "#core/model/config.ts";
import type { AtOffset, PipelineSource } from "#core/model/source.ts";
import { runsStep } from "#core/model/step-node.ts";
import { type Document, itemNamed } from "./document.ts";

/** Everything in the document that decides what the pipeline of this name runs. */
export function pipelineSource(document: Document, name: string): PipelineSource | undefined {
  const pipeline = placed(document, "pipeline", name);
  return pipeline && sourceOfPipeline(document, pipeline);
}

/** Everything in the document that decides what this pipeline runs. */
export function sourceOfPipeline(document: Document, pipeline: AtOffset<Pipeline>): PipelineSource {
  const named = namesIn(pipeline.config);
  const tasks = named.tasks.flatMap((task) => placed(document, "task", task) ?? []);
  const throughTasks = tasks.flatMap((task) => task.config.step?.value ?? []);
  const stepNames = new Set([...named.steps, ...throughTasks]);
  const steps = [...stepNames].flatMap((step) => placed(document, "step", step) ?? []);
  return { pipeline, tasks, steps };
}

function namesIn(pipeline: Pipeline): { steps: readonly string[]; tasks: readonly string[] } {
  const runners = pipeline.nodes.filter((it) => runsStep(it));
  const steps = runners.flatMap((it) => it.step?.value ?? []);
  const tasks = runners.flatMap((it) => (it.kind === "task" ? (it.task?.value ?? []) : []));
  return { steps, tasks: [...new Set(tasks)] };
}

function placed<K extends ItemConfig["kind"]>(
  document: Document,
  kind: K,
  name: string,
): AtOffset<Extract<ItemConfig, { kind: K }>> | undefined {
  const found = itemNamed(document, kind, name);
  const config = found?.item.config;
  if (!found || !hasKind(config, kind)) return undefined;
  return { start: found.start, config };
}

function hasKind<K extends ItemConfig["kind"]>(
  config: ItemConfig | undefined,
  kind: K,
): config is Extract<ItemConfig, { kind: K }> {
  return config?.kind === kind;
}
