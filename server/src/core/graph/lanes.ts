import { lowerBound } from "#core/base/binary-search.ts";
import type { Columns } from "./columns.ts";
import { nodeSize } from "./placed-graph.ts";
import { highestOf, type Rows } from "./rows.ts";

/** The distance between edges that pass a column, and the least between them and a box. */
const laneStep = 5;
const boxRoom = 9;

/** How many lanes are tried before two edges share one. */
const maxTries = 40;

/** The lanes on which edges pass the boxes of each column: the free heights between, above and below them. */
export class Lanes {
  /** The tops of the boxes in each column, rising. */
  readonly #tops = new Map<number, number[]>();
  readonly #taken = new Map<number, Set<number>>();
  readonly #highest: number;
  #countAbove = 0;

  constructor({ of }: Columns, { tops }: Rows) {
    for (const [node, column] of of.entries()) {
      const own = this.#tops.get(column) ?? [];
      own.push(tops[node] ?? 0);
      this.#tops.set(column, own);
    }
    for (const own of this.#tops.values()) own.sort((a, b) => a - b);
    this.#highest = highestOf(tops);
  }

  /** Takes the free lane of a column that is nearest to a height; if that is in a box, on the side of another height. */
  pass(column: number, wanted: number, toward: number): number {
    const { low, high } = this.#gapAt(column, wanted, toward);
    const first = Math.ceil(low / laneStep);
    const last = Math.floor(high / laneStep);
    const near = Math.min(last, Math.max(first, Math.round(wanted / laneStep)));
    const taken = this.#taken.get(column) ?? new Set();
    this.#taken.set(column, taken);
    const lane = freeLane(near, first, last, taken);
    taken.add(lane);
    return lane * laneStep;
  }

  /** Takes a lane above all boxes. */
  passAbove(): number {
    this.#countAbove = (this.#countAbove + 1) % maxTries;
    return this.#highest - (maxTries + this.#countAbove) * laneStep;
  }

  #gapAt(column: number, wanted: number, toward: number) {
    const tops = this.#tops.get(column) ?? [];
    const bottomOf = (top: number) => top + nodeSize.height + boxRoom;
    const next = lowerBound(tops, (it) => bottomOf(it) > wanted);
    const top = tops[next];
    const isInBox = top !== undefined && top - boxRoom < wanted;
    const middle = (top ?? 0) + nodeSize.height / 2;
    const isBelow = isInBox && (toward === wanted ? wanted >= middle : toward > wanted);
    const gap = isBelow ? next + 1 : next;
    const [above, below] = [tops[gap - 1], tops[gap]];
    return {
      low: above === undefined ? Number.NEGATIVE_INFINITY : bottomOf(above),
      high: below === undefined ? Number.POSITIVE_INFINITY : below - boxRoom,
    };
  }
}

function freeLane(near: number, first: number, last: number, taken: ReadonlySet<number>): number {
  for (let away = 0; away < maxTries; away++) {
    for (const lane of [near + away, near - away]) {
      if (lane >= first && lane <= last && !taken.has(lane)) return lane;
    }
  }
  return near;
}
