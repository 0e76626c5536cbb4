import { groupBy } from "#core/base/group-by.ts";
import type { Document } from "#core/document/document.ts";
import { sourceOfPipeline } from "#core/document/pipeline-source.ts";
import type { ItemKind, Pipeline, PipelineNode } from "#core/model/config.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { FileComparison, ItemChange } from "./compare-files.ts";
import { itemTitle, partText } from "./comparison-text.ts";
import type { ItemPair } from "./match-items.ts";
import type { PartChange } from "./part-changes.ts";

/** How a pipeline differs from what it was, for those who draw it. Plain JSON. */
export interface ComparedPipeline {
  /** What decided its runs before the change; undefined where the pipeline is new. */
  readonly before: PipelineSource | undefined;
  /** The nodes that differ or are renamed, and those that are gone. */
  readonly nodes: readonly ComparedNode[];
  readonly edges: readonly ComparedEdge[];
  /** What else differs in the pipeline, in words. */
  readonly others: readonly string[];
  /** The parameters of nodes that are renamed. */
  readonly renamed: readonly RenamedParameter[];
}

export type PartOfGraph = "added" | "removed" | "changed";

export interface ComparedNode {
  /** After the change, or as it was last named. */
  readonly name: string;
  readonly change: PartOfGraph;
  /** The name before, of a node that is renamed. */
  readonly nameBefore?: string;
  /** What differs in it or in what it runs, in words; empty where it is added or removed. */
  readonly texts: readonly string[];
}

export interface ComparedEdge {
  /** Its ends in the names after the change, such as `a.output.x → b.input.y`. */
  readonly name: string;
  readonly change: PartOfGraph;
}

export interface RenamedParameter {
  /** The node after the change. */
  readonly node: string;
  readonly before: string;
  readonly after: string;
}

/** How the pipeline of a name, after the change, differs; undefined where there is none of that name. */
export function comparedPipeline(
  before: Document,
  pairs: readonly ItemPair[],
  { items }: FileComparison,
  name: string,
): ComparedPipeline | undefined {
  const pair = pairs.find((it) => it.kind === "pipeline" && it.nameAfter === name);
  const config = pair?.after?.item.config;
  if (!pair || config?.kind !== "pipeline") return undefined;
  const source = sourceBefore(before, pair);
  if (!source) return { ...newPipeline(config), before: undefined };
  const change = items.find((it) => it.kind === "pipeline" && it.name === name);
  const parts = change?.parts ?? [];
  return {
    before: source,
    nodes: comparedNodes(config, parts, (node) => changesIn(itemsOf(node, pairs), items)),
    edges: parts.flatMap((it) => edgeOf(it)),
    others: parts.filter((it) => !entryIn(it, "nodes") && !entryIn(it, "edges")).map(partText),
    renamed: config.nodes.flatMap((it) => renamedOf(it, pairs)),
  };
}

function sourceBefore(document: Document, { before }: ItemPair): PipelineSource | undefined {
  const config = before?.item.config;
  if (!before || config?.kind !== "pipeline") return undefined;
  return sourceOfPipeline(document, { config, start: before.start });
}

/** Every node and edge of a pipeline that is new is new as well. */
function newPipeline({ nodes, edges }: Pipeline): Omit<ComparedPipeline, "before"> {
  const named = nodes.flatMap(({ name }): readonly ComparedNode[] =>
    name ? [{ name: name.value, change: "added", texts: [] }] : [],
  );
  const joined = edges.map(
    ({ source, target }): ComparedEdge => ({
      name: `${source?.text ?? ""} → ${target?.text ?? ""}`,
      change: "added",
    }),
  );
  return { nodes: named, edges: joined, others: [], renamed: [] };
}

/** The entry of a list of the pipeline that a change is about. */
function entryIn({ path }: PartChange, list: "nodes" | "edges"): string | undefined {
  const [key, entry] = path;
  const isThere = key?.kind === "key" && key.key === list && entry?.kind === "entry";
  return isThere ? entry.name : undefined;
}

function edgeOf(part: PartChange): readonly ComparedEdge[] {
  const name = entryIn(part, "edges");
  if (name === undefined) return [];
  const isWhole = part.path.length === 2 && part.change !== "renamed";
  return [{ name, change: isWhole ? (part.change as PartOfGraph) : "changed" }];
}

function comparedNodes(
  { nodes }: Pipeline,
  parts: readonly PartChange[],
  changesOf: (node: PipelineNode) => readonly string[],
): readonly ComparedNode[] {
  const byNode = groupBy(parts, (it) => entryIn(it, "nodes"));
  const there = nodes.flatMap((node) => {
    const name = node.name?.value;
    if (name === undefined) return [];
    return comparedNode(name, byNode.get(name) ?? [], changesOf(node));
  });
  const gone = parts.flatMap((it): readonly ComparedNode[] => {
    const name = entryIn(it, "nodes");
    const isGone = it.change === "removed" && it.path.length === 2 && name !== undefined;
    return isGone ? [{ name, change: "removed", texts: [] }] : [];
  });
  return [...there, ...gone];
}

function comparedNode(
  name: string,
  parts: readonly PartChange[],
  others: readonly string[],
): readonly ComparedNode[] {
  const whole = parts.find((it) => it.path.length === 2);
  if (whole?.change === "added") return [{ name, change: "added", texts: [] }];
  const nameBefore = whole?.change === "renamed" ? whole.before?.name : undefined;
  const own = parts.filter((it) => it.path.length > 2);
  const texts = [
    ...(nameBefore === undefined ? [] : [`renamed, before "${nameBefore}"`]),
    ...own.map((it) => partText({ ...it, path: it.path.slice(2) })),
    ...others,
  ];
  if (texts.length === 0) return [];
  return [{ name, change: "changed", texts, ...(nameBefore !== undefined && { nameBefore }) }];
}

/** An item that a node runs, after the change. */
interface UsedItem {
  readonly kind: ItemKind;
  readonly name: string;
}

/** The task, step or deployment that a node runs. */
function itemsOf(node: PipelineNode, pairs: readonly ItemPair[]): readonly UsedItem[] {
  if (node.kind === "deployment") return used("deployment", node.deployment?.value);
  if (!runsStep(node) || node.commit) return [];
  const task = node.kind === "task" ? node.task?.value : undefined;
  const taskPair = pairs.find((it) => it.kind === "task" && it.nameAfter === task);
  const config = task === undefined ? undefined : taskPair?.after?.item.config;
  const step = config?.kind === "task" ? config.step : node.step;
  return [...used("task", task), ...used("step", step?.value)];
}

function used(kind: ItemKind, name: string | undefined): readonly UsedItem[] {
  return name === undefined ? [] : [{ kind, name }];
}

/** What differs in items, in words. */
function changesIn(those: readonly UsedItem[], items: readonly ItemChange[]): readonly string[] {
  return items
    .filter((it) => those.some(({ kind, name }) => it.kind === kind && it.name === name))
    .flatMap((it) =>
      it.parts.length === 0
        ? [`${itemTitle(it)} ${it.change}`]
        : it.parts.map((part) => `${itemTitle(it)}: ${partText(part)}`),
    );
}

function renamedOf(node: PipelineNode, pairs: readonly ItemPair[]): readonly RenamedParameter[] {
  const step = itemsOf(node, pairs).find((it) => it.kind === "step");
  const pair = pairs.find((it) => it.kind === "step" && it.nameAfter === step?.name);
  const name = node.name?.value;
  if (!step || name === undefined) return [];
  return [...(pair?.renamed.parameters ?? [])].map(([before, after]) => ({
    node: name,
    before,
    after,
  }));
}
