import { type Columns, maxPassed } from "./columns.ts";
import { FreeTops } from "./free-tops.ts";
import type { Graph } from "./graph.ts";
import { sourcesOf, targetsOf } from "./graph-links.ts";
import {
  columnStep,
  nodeSize,
  type Placed,
  type PlacedEdge,
  type PlacedNode,
  rowStep,
} from "./placed-graph.ts";
import { meanOf, type Rows } from "./rows.ts";

/**
 * The rows of a graph that was drawn before: nodes and edges that stay in their columns stay where they are, and the others
 * find the nearest free place. Undefined if no node stays.
 */
export function keptRows(graph: Graph, columns: Columns, before: Placed): Rows | undefined {
  const known = new Map(before.nodes.map((it) => [it.id, it]));
  const boxes = new Boxes(columns);
  const moved: number[] = [];
  for (const [index, { id }] of graph.nodes.entries()) {
    if (!boxes.keep(index, known.get(id))) moved.push(index);
  }
  if (moved.length === graph.nodes.length) return undefined;
  const edges = new Map(before.edges.map((it) => [it.id, it]));
  const kept = graph.edges.map((it) => edges.get(it.id));
  const passages = keptPassages(columns, kept);
  boxes.keepFree(passages);
  const tied = tiedNodes(columns, kept);
  moved.sort((a, b) => (columns.of[a] ?? 0) - (columns.of[b] ?? 0) || a - b);
  for (const index of moved) {
    const place = tied.has(index) ? known.get(graph.nodes[index]?.id ?? "") : undefined;
    boxes.add(index, Number.isSafeInteger(place?.y) ? place?.y : undefined);
  }
  return { tops: boxes.tops.map((it) => it ?? 0), passages };
}

/** The edges of a graph that were there before, by their index. */
type KeptEdges = readonly (PlacedEdge | undefined)[];

/** The nodes that still have an edge that they had before: they move with others, and so keep their row. */
function tiedNodes({ links }: Columns, kept: KeptEdges): ReadonlySet<number> {
  return new Set(links.flatMap(({ from, to }, index) => (kept[index] ? [from, to] : [])));
}

/** The boxes that have a place, which never overlap. */
class Boxes {
  /** By the index of the node. */
  readonly tops: (number | undefined)[];
  readonly #columns: Columns;
  readonly #free = new Map<number, FreeTops>();
  readonly #sources: readonly (readonly number[])[];
  readonly #targets: readonly (readonly number[])[];
  #lowest = -rowStep;

  constructor(columns: Columns) {
    const { of, links } = columns;
    this.#columns = columns;
    this.tops = of.map(() => undefined);
    this.#sources = sourcesOf(links, of.length);
    this.#targets = targetsOf(links, of.length);
  }

  /** Whether the node stays in its place. */
  keep(node: number, place: PlacedNode | undefined): boolean {
    const column = this.#columns.of[node] ?? 0;
    if (place?.column !== column || !Number.isSafeInteger(place.y)) return false;
    if (!this.#inColumn(column).isFree(place.y)) return false;
    this.#put(node, place.y);
    return true;
  }

  /** Keeps other boxes away from where edges pass columns. */
  keepFree(passages: Rows["passages"]): void {
    for (const [index, heights] of passages) {
      const passed = this.#columns.passed(index);
      for (const [place, height] of heights.entries()) {
        this.#inColumn(passed.at(place)).addEdge(height);
      }
    }
  }

  /** Gives a node the free place that is nearest to a row, or else to the nodes that it is connected with. */
  add(node: number, row: number | undefined): void {
    const wanted =
      row ??
      meanOf(this.#placedTops(this.#sources[node])) ??
      meanOf(this.#placedTops(this.#targets[node])) ??
      this.#lowest + rowStep;
    this.#put(node, this.#inColumn(this.#columns.of[node] ?? 0).nearest(Math.round(wanted)));
  }

  #put(node: number, top: number): void {
    this.tops[node] = top;
    this.#lowest = Math.max(this.#lowest, top);
    this.#inColumn(this.#columns.of[node] ?? 0).addBox(top);
  }

  #inColumn(column: number): FreeTops {
    const own = this.#free.get(column) ?? new FreeTops();
    this.#free.set(column, own);
    return own;
  }

  /** The tops of those nodes that have a place. */
  #placedTops(nodes: readonly number[] = []): readonly number[] {
    return nodes.flatMap((it) => this.tops[it] ?? []);
  }
}

/** Where edges that were there before passed the columns that they still pass. */
function keptPassages(columns: Columns, kept: KeptEdges): Rows["passages"] {
  const passages = new Map<number, readonly number[]>();
  let left = maxPassed;
  for (const [index, edge] of kept.entries()) {
    const { length, at } = columns.passed(index);
    left -= length;
    if (!edge || length === 0 || left < 0) continue;
    const known = heightsOf(edge);
    const heights = Array.from({ length }, (_, place) => known.get(at(place)));
    const found = heights.filter((it) => it !== undefined);
    if (found.length === length) passages.set(index, found);
  }
  return passages;
}

/** How high an edge passes the columns that it passes. */
function heightsOf({ points }: PlacedEdge): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  const columnAt = (x: number) => (x - nodeSize.width / 2) / columnStep;
  for (const [at, to] of points.entries()) {
    const from = points[at - 1];
    if (from?.y !== to.y) continue;
    const last = columnAt(Math.max(from.x, to.x));
    for (let it = Math.ceil(columnAt(Math.min(from.x, to.x))); it <= last; it++) {
      heights.set(it, to.y);
    }
  }
  return heights;
}
