import { lowerBound } from "#core/base/binary-search.ts";
import { nodeSize, rowStep } from "./placed-graph.ts";

/** A stretch between two heights, neither of which belongs to it. */
interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** The least distance between a new box and an edge that passes its column. */
const edgeRoom = 10;

/** Where the top of another box can be in a column: not near a box, and not on an edge. */
export class FreeTops {
  /** In their order, none overlapping another. */
  #blocked: Stretch[] = [];

  isFree(top: number): boolean {
    return this.#around(top) === undefined;
  }

  /** The free top that is nearest to a height. */
  nearest(wanted: number): number {
    const around = this.#around(wanted);
    if (!around) return wanted;
    return wanted - around.low < around.high - wanted ? around.low : around.high;
  }

  addBox(top: number): void {
    this.#block({ low: top - rowStep, high: top + rowStep });
  }

  addEdge(height: number): void {
    this.#block({ low: height - nodeSize.height - edgeRoom, high: height + edgeRoom });
  }

  #around(top: number): Stretch | undefined {
    const found = this.#blocked[lowerBound(this.#blocked, (it) => it.high > top)];
    return found && found.low < top ? found : undefined;
  }

  #block({ low, high }: Stretch): void {
    const first = lowerBound(this.#blocked, (it) => it.high > low);
    const next = lowerBound(this.#blocked, (it) => it.low >= high);
    const touched = this.#blocked.slice(first, next);
    const joined = {
      low: Math.min(low, touched[0]?.low ?? low),
      high: Math.max(high, touched.at(-1)?.high ?? high),
    };
    this.#blocked.splice(first, touched.length, joined);
  }
}
