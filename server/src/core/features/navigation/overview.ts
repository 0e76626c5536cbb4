import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { RunCount } from "#core/document/run-counts.ts";
import type { ItemConfig, Pipeline } from "#core/model/config.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { outlineOf } from "./outline.ts";

export type OverviewKind = ItemConfig["kind"] | "node" | "script";

/** Something that a person may look for in a Valohai file, for a tree. */
export interface OverviewEntry {
  readonly kind: OverviewKind;
  readonly name: string;
  /** What the file says beside the name, such as the image of a step. */
  readonly detail: string;
  readonly figures: OverviewFigures;
  /** Where its name is, absolute; in a script, the start. */
  readonly range: SourceRange;
  /** The address of a script. */
  readonly file?: string;
  readonly children: readonly OverviewEntry[];
}

/** What is counted of an entry; each is absent where it is not known or there is nothing to count. */
export interface OverviewFigures {
  readonly nodes?: number;
  readonly edges?: number;
  /** How many executions it makes, in digits. */
  readonly executions?: string;
  /** The nodes on whose metadata the number of executions depends. */
  readonly waitsFor?: readonly string[];
}

/** The items of a file in their order; pipelines with their nodes, and steps with the scripts that they start. */
export function overviewOf(
  document: Document,
  counts: readonly RunCount[],
  code: ProjectCode | undefined,
): readonly OverviewEntry[] {
  const byStart = countsByStart(counts);
  return document.items.flatMap((placed) => itemEntry(placed, byStart, code));
}

/** The counts of tasks and task nodes, by where their names begin in the file. */
type Counts = ReadonlyMap<number, RunCount>;

function itemEntry(
  placed: PlacedItem,
  counts: Counts,
  code: ProjectCode | undefined,
): readonly OverviewEntry[] {
  const { config } = placed.item;
  if (!config) return [];
  const { name, detail, selection } = outlineOf(placed.item);
  const range = shift(selection, placed.start);
  if (config.kind === "pipeline") {
    const figures = pipelineFigures(config, placed.start, counts);
    const children = nodeEntries(placed, counts);
    return [{ kind: "pipeline", name, detail: "", figures, range, children }];
  }
  const figures = ownFigures(counts, range);
  const children = scriptEntries(placed, code);
  return [{ kind: config.kind, name, detail, figures, range, children }];
}

function nodeEntries({ item, start }: PlacedItem, counts: Counts): readonly OverviewEntry[] {
  const nodes = outlineOf(item).children.filter((it) => it.kind === "node");
  return nodes.map(({ name, detail, selection }) => {
    const range = shift(selection, start);
    return { kind: "node", name, detail, figures: ownFigures(counts, range), range, children: [] };
  });
}

/** How many executions all pipelines of a file make; undefined where that is not known. */
export function executionsOf({ items }: Document, counts: readonly RunCount[]): bigint | undefined {
  const byStart = countsByStart(counts);
  const totals = items.flatMap(({ item: { config }, start }) =>
    config?.kind === "pipeline" ? [totalOf(config, start, byStart)] : [],
  );
  let sum = 0n;
  for (const it of totals) {
    if (it === undefined) return undefined;
    sum += it;
  }
  return sum;
}

function countsByStart(counts: readonly RunCount[]): Counts {
  return new Map(counts.map((it) => [it.range.start, it]));
}

function ownFigures(counts: Counts, { start }: SourceRange): OverviewFigures {
  const { count, waitsFor = [] } = counts.get(start) ?? {};
  if (waitsFor.length > 0) return { waitsFor };
  return count === undefined ? {} : { executions: String(count) };
}

function pipelineFigures(pipeline: Pipeline, start: number, counts: Counts): OverviewFigures {
  const sum = totalOf(pipeline, start, counts);
  return {
    nodes: pipeline.nodes.length,
    edges: pipeline.edges.length,
    ...(sum !== undefined && sum > 0n && { executions: String(sum) }),
  };
}

/** The executions of a pipeline; undefined where those of a task node are not known. */
function totalOf({ nodes }: Pipeline, start: number, counts: Counts): bigint | undefined {
  let sum = 0n;
  for (const { kind, name, range } of nodes) {
    if (kind === "execution") sum += 1n;
    if (kind !== "task") continue;
    const count = counts.get((name?.range ?? range).start + start)?.count;
    if (count === undefined) return undefined;
    sum += count;
  }
  return sum;
}

function scriptEntries(
  { item }: PlacedItem,
  code: ProjectCode | undefined,
): readonly OverviewEntry[] {
  const started = new Map(code?.ofItem(item)?.started.map((it) => [it.path, it.file]));
  return [...started].flatMap(([path, file]): readonly OverviewEntry[] => {
    if (!file) return [];
    const range = { start: 0, end: 0 };
    const { uri } = file;
    return [
      { kind: "script", name: path, detail: "", figures: {}, range, file: uri, children: [] },
    ];
  });
}
