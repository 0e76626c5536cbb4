import { type SourceRange, shift, touches } from "#core/base/range.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Pipeline, PipelineNode } from "#core/model/config.ts";
import { occurrenceAt } from "#core/names/named.ts";
import { outlineOf } from "./outline.ts";

/** A node of a pipeline, or a pipeline parameter, as a station of the data. */
export interface Station {
  /** Which pipeline of the document holds it, by the place of its item. */
  readonly item: number;
  readonly kind: "node" | "pipeline-parameter";
  readonly name: string;
  readonly detail: string;
  /** Absolute. */
  readonly range: SourceRange;
  /** Absolute: the name. */
  readonly selection: SourceRange;
}

/** A station that feeds another or is fed by it, and the edges or targets that say so. */
export interface Feed {
  readonly station: Station;
  /** Absolute. */
  readonly ranges: readonly SourceRange[];
}

/** What of a station must be known to find it again in a later version. */
export type StationId = Pick<Station, "item" | "kind" | "name">;

/** The station that is named at the offset or whose entry holds it. */
export function stationAt(document: Document, offset: number): Station | undefined {
  const found = occurrenceAt(document, offset);
  if (found && (found.entity.kind === "node" || found.entity.kind === "pipeline-parameter")) {
    const { kind, name } = found.entity;
    return stationOf(document, { item: document.items.indexOf(found.item), kind, name });
  }
  if (found?.node !== undefined) {
    const item = document.items.indexOf(found.item);
    return stationOf(document, { item, kind: "node", name: found.node });
  }
  return nodeAround(document, offset);
}

/** What feeds a station: by edges, or as a pipeline parameter. */
export function feedsInto(document: Document, id: StationId): readonly Feed[] {
  return gather(document, id, (link) => (same(link.to, id) ? link.from : undefined));
}

/** What a station feeds. */
export function feedsFrom(document: Document, id: StationId): readonly Feed[] {
  return gather(document, id, (link) => (same(link.from, id) ? link.to : undefined));
}

type Name = Pick<Station, "kind" | "name">;

interface Link {
  readonly from: Name;
  readonly to: Name;
  readonly range: SourceRange;
}

function gather(
  document: Document,
  { item }: StationId,
  otherEnd: (link: Link) => Name | undefined,
): readonly Feed[] {
  const placed = document.items[item];
  const config = placed?.item.config;
  if (!placed || config?.kind !== "pipeline") return [];
  const feeds = new Map<string, { station: Station; ranges: SourceRange[] }>();
  for (const link of linksOf(config)) {
    const other = otherEnd(link);
    const station = other && stationOf(document, { item, ...other });
    if (!station) continue;
    const key = `${station.kind} ${station.name}`;
    const feed = feeds.get(key) ?? { station, ranges: [] };
    feed.ranges.push(shift(link.range, placed.start));
    feeds.set(key, feed);
  }
  return [...feeds.values()];
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

function stationOf(document: Document, { item, kind, name }: StationId): Station | undefined {
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

function nodeAround(document: Document, offset: number): Station | undefined {
  const start = pieceAt(document, offset)?.start;
  for (const [item, placed] of document.items.entries()) {
    if (placed.start !== start || placed.item.config?.kind !== "pipeline") continue;
    const found = nodeHolding(placed, placed.item.config.nodes, offset);
    if (found?.name) return stationOf(document, { item, kind: "node", name: found.name.value });
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
