import { amountOf } from "#core/base/amount-of.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { ItemConfig, Pipeline, Step, Task } from "#core/model/config.ts";
import { nodeNamed } from "#core/model/resolve.ts";
import type { AtOffset, PipelineSource } from "#core/model/source.ts";
import type { Metadata } from "#core/simulation/metadata/reading.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { explainCount } from "#core/simulation/plan/explain-count.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { waitsFor as waitedFor, waitingText } from "#core/simulation/plan/waits-for.ts";
import { type Document, itemNamed, type PlacedPiece, rangeInFile } from "./document.ts";
import { sourceOfPipeline } from "./pipeline-source.ts";
import { fanOutOfTask } from "./task-alone.ts";

/** How many executions a task node or a task makes, as far as the file determines it. */
export interface RunCount {
  /** Absolute: the name of the node or task. */
  readonly range: SourceRange;
  readonly kind: "node" | "task";
  readonly name: string;
  /** What can be previewed; undefined for a task that no pipeline runs. */
  readonly preview: { readonly pipeline: string; readonly node: string } | undefined;
  /** Undefined if it cannot be known, or depends on metadata. */
  readonly count: bigint | undefined;
  /** The nodes whose metadata decide the number. */
  readonly waitsFor: readonly string[];
  /** The explanation of the count, such as `3 x 4 = 12, every combination`. */
  readonly explanation: string;
}

/** The metadata that a person entered, by pipeline and node; an object that never changes. */
export interface EnteredMetadata {
  readonly [pipeline: string]: { readonly [node: string]: Metadata } | undefined;
}

const nothingEntered: EnteredMetadata = {};

/** What was entered for a pipeline; the same object as long as nothing else is entered for it. */
export function enteredFor(
  pipeline: Pipeline,
  entered: EnteredMetadata = nothingEntered,
): NodeMetadata {
  const name = pipeline.name?.value ?? "";
  return (Object.hasOwn(entered, name) ? entered[name] : undefined) ?? noMetadata;
}

type NodeMetadata = { readonly [node: string]: Metadata };

const noMetadata: NodeMetadata = {};

/** The counts of all task nodes and tasks of a document, in file order; with the metadata that were entered for it. */
export function runCounts(
  document: Document,
  entered: EnteredMetadata = nothingEntered,
): readonly RunCount[] {
  return countsOf(document, entered);
}

const countsOf = keptWhile(countAll);

function countAll(document: Document, entered: EnteredMetadata): readonly RunCount[] {
  const reading = document.inPieces;
  const nodes = reading.pieces.flatMap((placed) =>
    placed.piece.items.flatMap(({ config }) =>
      config?.kind === "pipeline"
        ? nodesIn(
            document,
            placed,
            sourceOfPipeline(reading, { config, start: placed.start }),
            entered,
          )
        : [],
    ),
  );
  const tasks = reading.pieces.flatMap((placed) =>
    placed.piece.items.flatMap(({ config }) =>
      config?.kind === "task" ? tasksIn(document, placed, config, nodes) : [],
    ),
  );
  const counts = [...nodes.map(({ count }) => count), ...tasks];
  return counts.sort((a, b) => a.range.start - b.range.start);
}

interface NodeCount {
  readonly count: RunCount;
  readonly task: string | undefined;
}

/** The counts of a pipeline in a piece. */
function nodesIn(
  document: Document,
  placed: PlacedPiece,
  source: PipelineSource,
  entered: EnteredMetadata,
): readonly NodeCount[] {
  const counts = knownNodeCounts(source, entered);
  if (!placed.piece.context) return counts;
  return counts.map(({ count, task }) => ({ count: inFile(document, placed, count), task }));
}

/** The count of a task in a piece. */
function tasksIn(
  document: Document,
  placed: PlacedPiece,
  config: Task,
  nodes: readonly NodeCount[],
): readonly RunCount[] {
  const counts = taskCount(document.inPieces, { config, start: placed.start }, nodes);
  return counts.map((it) => inFile(document, placed, it));
}

function inFile(document: Document, placed: PlacedPiece, count: RunCount): RunCount {
  const range = rangeInFile(document, placed, shift(count.range, -placed.start));
  return { ...count, range };
}

/** The counts of a pipeline; not counted again as long as neither it nor what it runs changes. */
function knownNodeCounts(source: PipelineSource, entered: EnteredMetadata): readonly NodeCount[] {
  const { config, start } = source.pipeline;
  const metadata = enteredFor(config, entered);
  const configs = [...source.tasks, ...source.steps].map((it) => it.config);
  const state = stateOf(config, configs, metadata);
  return moved(countsIn(state, source, metadata), start);
}

/** An object that stays the same while a pipeline, what it runs and its metadata do not change. */
const stateOf = keptWhile((..._: [Pipeline, readonly ItemConfig[], NodeMetadata]) => ({}));

/** In ranges of the pipeline. */
const countsIn = oncePer((_state: object, source: PipelineSource, metadata: NodeMetadata) =>
  nodeCounts(source, metadata).map((it) => movedBy(it, -source.pipeline.start)),
);

const moved = keptWhile((counts: readonly NodeCount[], by: number) =>
  counts.map((it) => movedBy(it, by)),
);

function movedBy({ count, task }: NodeCount, by: number): NodeCount {
  return { count: { ...count, range: shift(count.range, by) }, task };
}

function nodeCounts(source: PipelineSource, metadata: NodeMetadata): readonly NodeCount[] {
  const { config } = source.pipeline;
  const pipeline = config.name?.value;
  if (pipeline === undefined || !config.nodes.some(({ kind }) => kind === "task")) return [];
  const plan = planPipeline(withSamples({ source, metadata, pipelineParameters: {} }));
  return plan.nodes.flatMap((planned): readonly NodeCount[] => {
    const node = nodeNamed(config, planned.node);
    if (node?.kind !== "task" || planned.fanOut === undefined) return [];
    const waitsFor = waitedFor(planned);
    const count: RunCount = {
      range: planned.range,
      kind: "node",
      name: planned.node,
      preview: { pipeline, node: planned.node },
      count: waitsFor.length > 0 ? undefined : planned.count,
      waitsFor,
      explanation: planned.explanation,
    };
    return [{ count, task: node.task?.value }];
  });
}

/** A task counts as the first node that runs it, else as it would in a pipeline of its own. */
function taskCount(
  document: Document,
  task: AtOffset<Task>,
  nodes: readonly NodeCount[],
): readonly RunCount[] {
  const { name } = task.config;
  if (name === undefined) return [];
  const user = nodes.find((it) => it.task === name.value)?.count;
  const { count, explanation } = countAlone(document, task, name.value);
  return [
    {
      range: shift(name.range, task.start),
      kind: "task",
      name: name.value,
      preview: user?.preview,
      count,
      waitsFor: [],
      explanation,
    },
  ];
}

type CountAlone = Pick<RunCount, "count" | "explanation">;

/** The executions of a task where only its step decides; counted again only when the task or the step changes. */
function countAlone(document: Document, task: AtOffset<Task>, name: string): CountAlone {
  const placed = itemNamed(document, "step", task.config.step?.value ?? "");
  const config = placed?.item.config;
  const step = config?.kind === "step" ? config : undefined;
  return countOf(task.config, step, name);
}

const countOf = keptWhile((task: Task, step: Step | undefined, name: string): CountAlone => {
  const start = 0;
  const fanOut = fanOutOfTask({ config: task, start }, name, step && { config: step, start });
  return { count: fanOut.count, explanation: explainCount(fanOut) };
});

/** The count in words: `36 executions`; undefined where there is no number. */
export function countText({ count, waitsFor }: RunCount): string | undefined {
  if (waitsFor.length > 0) return waitingText(waitsFor);
  if (count === undefined) return undefined;
  return amountOf(count.toLocaleString("en-US"), "execution");
}
