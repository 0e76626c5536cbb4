import { type Located, rangesTouch, shift } from "#core/base/range.ts";
import type { Step, Task } from "#core/model/config.ts";
import type { Estimate, Price } from "#core/model/estimate.ts";
import type { ConfigEstimate, ProjectEstimates } from "#core/model/project-estimates.ts";
import { blueprintNamed, nodeNamed } from "#core/model/resolve.ts";
import type { AtOffset, PipelineSource } from "#core/model/source.ts";
import { queueLimitOf } from "../plan/batches.ts";
import type { PlannedNode } from "../plan/pipeline-plan.ts";
import type { Figure, Figures } from "./figure.ts";
import { type EarlierRuns, environmentOf, measuredDuration } from "./measured-duration.ts";

/**
 * The figures of a node. Earlier runs count first, then the comments at the node, its task and its step, then what the
 * config says about its step and its environment; keys of its task that limit how many executions run at once count last.
 */
export function figuresOf(
  source: PipelineSource,
  planned: PlannedNode,
  runs: EarlierRuns | undefined,
): Figures {
  const given = [...commentsOn(source, planned.node), ...configOf(source, planned)];
  const measured = runs && measuredDuration(runs, planned);
  const firstOf = <T>(figure: (figures: Partial<Figures>) => T | undefined): T | undefined => {
    const found = given.find((it) => figure(it) !== undefined);
    return found && figure(found);
  };
  return {
    duration: measured ?? firstOf((it) => it.duration),
    parallel: firstOf((it) => it.parallel) ?? ofTask(source, planned),
    price: withCurrency(
      firstOf((it) => it.price),
      source.estimates?.currency,
    ),
  };
}

function withCurrency(
  price: Figures["price"],
  currency: string | undefined,
): Figure<Price> | undefined {
  return (
    price && { ...price, value: { ...price.value, currency: price.value.currency ?? currency } }
  );
}

/** What comments at a node, its task and its step say, in this order. */
function commentsOn(source: PipelineSource, name: string): readonly Partial<Figures>[] {
  const { config, start } = source.pipeline;
  const node = nodeNamed(config, name);
  const task = taskOfNode(source, name);
  const step = stepOfNode(source, name);
  return [
    inFile(node?.estimate, start),
    inFile(task?.config.estimate, task?.start ?? 0),
    inFile(step?.config.estimate, step?.start ?? 0),
  ];
}

/** The task blueprint that a node runs; undefined where it is not in this file. */
export function taskOfNode(source: PipelineSource, name: string): AtOffset<Task> | undefined {
  const node = nodeNamed(source.pipeline.config, name);
  if (node?.kind !== "task" || node.step || node.commit) return undefined;
  return blueprintNamed(source, node.task?.value);
}

function stepOfNode(source: PipelineSource, name: string): AtOffset<Step> | undefined {
  const node = nodeNamed(source.pipeline.config, name);
  if ((node?.kind !== "execution" && node?.kind !== "task") || node.commit) return undefined;
  const task = taskOfNode(source, name);
  const wanted = task ? task.config.step?.value : node.step?.value;
  return source.steps.find((it) => it.config.name?.value === wanted);
}

/** How many executions of a task run at the same time, as far as its own keys limit them. */
function ofTask(source: PipelineSource, { node, batches }: PlannedNode): Figures["parallel"] {
  const queued = queueLimitOf(taskOfNode(source, node));
  const limits = [
    ...(batches ? [batches] : []),
    ...(queued ? [{ ...queued, key: "maximum-queued-executions" as const }] : []),
  ].sort((a, b) => (a.size < b.size ? -1 : 1));
  const [first] = limits;
  if (!first) return undefined;
  const { key, range } = first;
  return { value: Number(first.size), source: { kind: "task", key, range } };
}

function inFile(estimate: Estimate | undefined, start: number): Partial<Figures> {
  const figure = <T>(located: Located<T> | undefined): Figure<T> | undefined => {
    if (!located) return undefined;
    const { value, range } = located;
    const comment = estimate?.comments.find((it) => rangesTouch(it, range)) ?? range;
    const places = { range: shift(range, start), comment: shift(comment, start) };
    return { value, source: { kind: "comment", ...places } };
  };
  return {
    duration: figure(estimate?.duration),
    parallel: figure(estimate?.parallel),
    price: figure(estimate?.price),
  };
}

/** What the config says about the step and the environment of a node, in this order. */
function configOf(
  { estimates }: PipelineSource,
  { fanOut }: PlannedNode,
): readonly Partial<Figures>[] {
  if (!estimates) return [];
  const { steps, environments } = estimates;
  const environment = environmentOf(fanOut);
  return [
    ofConfig(estimates, own(steps, fanOut?.template?.step)),
    ofConfig(estimates, own(environments, environment)),
  ];
}

function own<T>(values: { readonly [name: string]: T }, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

function ofConfig(
  { file, uri }: ProjectEstimates,
  estimate: ConfigEstimate = {},
): Partial<Figures> {
  const figure = <T>(found: { readonly value: T; readonly line: number } | undefined) =>
    found && {
      value: found.value,
      source: { kind: "config" as const, file, uri, line: found.line },
    };
  return {
    duration: figure(estimate.duration),
    parallel: figure(estimate.parallel),
    price: figure(estimate.price),
  };
}
