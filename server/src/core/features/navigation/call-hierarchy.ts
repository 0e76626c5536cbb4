import { type SourceRange, shift, touches } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { itemsAt } from "#core/document/items-at.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Pipeline, PipelineNode } from "#core/model/config.ts";
import { occurrenceAt } from "#core/names/symbol-at.ts";
import { outlineOf } from "./outline.ts";

/** A node of a pipeline or a pipeline parameter: what the call hierarchy shows in place of functions. */
export interface FlowItem {
  /** The index of its pipeline in `document.items`. */
  readonly item: number;
  readonly kind: "node" | "pipeline-parameter";
  readonly name: string;
  readonly detail: string;
  /** The range of the whole entry in the file. */
  readonly range: SourceRange;
  /** The range of its name in the file. */
  readonly selection: SourceRange;
}

/** A node or parameter that feeds another or is fed by it, with the edges or targets that connect them. */
export interface FlowLink {
  readonly item: FlowItem;
  /** The ranges of these edges and targets in the file. */
  readonly ranges: readonly SourceRange[];
}

/** What identifies a flow item in a later version of the document. */
export type FlowItemId = Pick<FlowItem, "item" | "kind" | "name">;

/** The node or pipeline parameter whose name or entry is at an offset in the file. */
export function flowItemAt(document: Document, offset: number): FlowItem | undefined {
  const found = occurrenceAt(document, offset);
  if (found && (found.symbol.kind === "node" || found.symbol.kind === "pipeline-parameter")) {
    const { kind, name } = found.symbol;
    return flowItemOf(document, { item: document.items.indexOf(found.item), kind, name });
  }
  if (found?.node !== undefined) {
    const item = document.items.indexOf(found.item);
    return flowItemOf(document, { item, kind: "node", name: found.node });
  }
  return nodeAround(document, offset);
}

/** The nodes and pipeline parameters that feed a flow item. */
export function incomingLinks(document: Document, id: FlowItemId): readonly FlowLink[] {
  return gather(document, id, (link) => (same(link.to, id) ? link.from : undefined));
}

/** The nodes that a flow item feeds. */
export function outgoingLinks(document: Document, id: FlowItemId): readonly FlowLink[] {
  return gather(document, id, (link) => (same(link.from, id) ? link.to : undefined));
}

type Name = Pick<FlowItem, "kind" | "name">;

interface Link {
  readonly from: Name;
  readonly to: Name;
  readonly range: SourceRange;
}

function gather(
  document: Document,
  { item }: FlowItemId,
  otherEnd: (link: Link) => Name | undefined,
): readonly FlowLink[] {
  const placed = document.items[item];
  const config = placed?.item.config;
  if (!placed || config?.kind !== "pipeline") return [];
  const links = new Map<string, { item: FlowItem; ranges: SourceRange[] }>();
  for (const link of linksOf(config)) {
    const other = otherEnd(link);
    const end = other && flowItemOf(document, { item, ...other });
    if (!end) continue;
    const key = `${end.kind} ${end.name}`;
    const known = links.get(key) ?? { item: end, ranges: [] };
    known.ranges.push(shift(link.range, placed.start));
    links.set(key, known);
  }
  return [...links.values()];
}

function linksOf({ edges, parameters }: Pipeline): readonly Link[] {
  return [
    ...edges.flatMap(({ source, target, range }) =>
      source && target ? { from: node(source.node.value), to: node(target.node.value), range } : [],
    ),
    ...parameters.flatMap(({ name, targets }) =>
      name
        ? targets.map((it) => ({
            from: { kind: "pipeline-parameter" as const, name: name.value },
            to: node(it.node.value),
            range: it.range,
          }))
        : [],
    ),
  ];
}

function node(name: string): Name {
  return { kind: "node", name };
}

function same(a: Name, b: Name): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function flowItemOf(document: Document, { item, kind, name }: FlowItemId): FlowItem | undefined {
  const placed = document.items[item];
  if (placed?.item.config?.kind !== "pipeline") return undefined;
  const wanted = kind === "node" ? "node" : "parameter";
  const entry = outlineOf(placed.item).children.find(
    (it) => it.kind === wanted && it.name === name,
  );
  if (!entry) return undefined;
  const pipeline = placed.item.config.name?.value;
  return {
    item,
    kind,
    name,
    detail: [entry.detail, pipeline].filter(Boolean).join(" · "),
    range: shift(entry.range, placed.start),
    selection: shift(entry.selection, placed.start),
  };
}

function nodeAround(document: Document, offset: number): FlowItem | undefined {
  for (const placed of itemsAt(document, offset)) {
    if (placed.item.config?.kind !== "pipeline") continue;
    const found = nodeHolding(placed, placed.item.config.nodes, offset);
    const item = document.items.indexOf(placed);
    if (found?.name) return flowItemOf(document, { item, kind: "node", name: found.name.value });
  }
  return undefined;
}

function nodeHolding(
  { start }: PlacedItem,
  nodes: readonly PipelineNode[],
  offset: number,
): PipelineNode | undefined {
  return nodes.find((it) => touches(it.range, offset - start));
}
