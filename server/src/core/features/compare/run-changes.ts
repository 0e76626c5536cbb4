import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { itemNamed } from "#core/document/document.ts";
import { sourceOfPipeline } from "#core/document/pipeline-source.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { fanOutOfTask } from "#core/document/task-alone.ts";
import { nodeNamed } from "#core/model/resolve.ts";
import {
  compareRuns,
  differs,
  nothingAwaited,
  type RunComparison,
} from "#core/simulation/compare/compare-runs.ts";
import { fanOutAll } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { inflowsOf } from "#core/simulation/plan/inflows.ts";
import { type Awaited, awaitedBy } from "#core/simulation/plan/waits-for.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { ItemPair } from "./match-items.ts";
import { itemRange } from "./named-items.ts";
import { noRenames } from "./renames.ts";

/** The executions of a task, or of a task node of a pipeline, before and after a change. */
export interface RunChange {
  /** Undefined for a task by itself. */
  readonly pipeline: string | undefined;
  /** The node or task, after the change or as it was last named. */
  readonly name: string;
  readonly type: FanOut["type"];
  /** Where the node or task is in the file after the change; undefined where it was removed. */
  readonly range: SourceRange | undefined;
  readonly runs: RunComparison;
}

/** What differs in the executions of the tasks and pipelines of a file. */
export function runChanges(
  before: Document,
  after: Document,
  pairs: readonly ItemPair[],
): readonly RunChange[] {
  const changes = pairs.flatMap((pair) => {
    if (pair.kind === "task") return taskChange(before, after, pair);
    return pair.kind === "pipeline" ? pipelineChanges(before, after, pair) : [];
  });
  return changes.filter(({ runs }) => differs(runs));
}

function taskChange(before: Document, after: Document, pair: ItemPair): readonly RunChange[] {
  const own = fanOutOf(before, pair.before);
  const other = fanOutOf(after, pair.after);
  const last = other ?? own;
  if (!last) return [];
  const step = pair.before?.item.config?.kind === "task" ? pair.before.item.config.step : undefined;
  const nameAfter = (it: string) => pair.vocabulary.entry(step?.value, "parameters", it);
  const runs = compareRuns(own, other, nameAfter);
  return [
    { pipeline: undefined, name: last.node, type: last.type, range: itemRange(pair.after), runs },
  ];
}

/** Where a node of a pipeline is. */
function nodeRange(placed: PlacedItem | undefined, name: string): SourceRange | undefined {
  const config = placed?.item.config;
  const node = config?.kind === "pipeline" ? nodeNamed(config, name) : undefined;
  return placed && node && shift(node.range, placed.start);
}

function fanOutOf(document: Document, placed: PlacedItem | undefined): FanOut | undefined {
  if (!placed) return undefined;
  const { config } = placed.item;
  if (config?.kind !== "task") return undefined;
  const step = itemNamed(document, "step", config.step?.value ?? "");
  const stepConfig = step?.item.config;
  return fanOutOfTask(
    { config, start: placed.start },
    config.name?.value ?? "",
    stepConfig?.kind === "step" && step ? { config: stepConfig, start: step.start } : undefined,
  );
}

function pipelineChanges(before: Document, after: Document, pair: ItemPair): readonly RunChange[] {
  const own = fanOutsOf(before, pair.before);
  const other = fanOutsOf(after, pair.after);
  const pipeline = pair.nameAfter ?? pair.nameBefore ?? "";
  const renames = pair.renamed.nodes ?? noRenames;
  const nameBefore = new Map([...renames].map(([from, to]) => [to, from]));
  const gone = [...own.keys()].filter((it) => !other.has(renames.get(it) ?? it));
  const names = [...[...other.keys()].map((it) => nameBefore.get(it) ?? it), ...gone];
  return names.flatMap((name): readonly RunChange[] => {
    const [first, second] = [own.get(name), other.get(renames.get(name) ?? name)];
    const last = (second ?? first)?.fanOut;
    if (!last || ![first, second].some((it) => it && it.fanOut.type !== "execution")) return [];
    const step = pair.vocabulary.stepOf(name);
    const runs = compareRuns(
      first?.fanOut,
      second?.fanOut,
      (it) => pair.vocabulary.entry(step, "parameters", it),
      { before: first?.awaited ?? nothingAwaited, after: second?.awaited ?? nothingAwaited },
    );
    const range = second && nodeRange(pair.after, second.fanOut.node);
    return [{ pipeline, name: last.node, type: last.type, range, runs }];
  });
}

/** What a node runs, and what of it depends on metadata. */
interface NodeRuns {
  readonly fanOut: FanOut;
  readonly awaited: Awaited;
}

function fanOutsOf(
  document: Document,
  placed: PlacedItem | undefined,
): ReadonlyMap<string, NodeRuns> {
  if (!placed) return new Map();
  const { config } = placed.item;
  if (config?.kind !== "pipeline") return new Map();
  const source = sourceOfPipeline(document, { config, start: placed.start });
  const query = withSamples({ source, metadata: {}, pipelineParameters: {} });
  const fanOuts = fanOutAll(query);
  return new Map(
    [...fanOuts].map(([name, fanOut]) => {
      const inflows = inflowsOf(query, name, fanOuts);
      return [name, { fanOut, awaited: awaitedBy({ fanOut, inflows }) }];
    }),
  );
}
