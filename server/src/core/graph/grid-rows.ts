import { groupBy } from "#core/base/group-by.ts";
import type { Columns } from "./columns.ts";
import { sourcesOf } from "./graph-links.ts";
import { rowStep } from "./placed-graph.ts";
import { highestOf, meanOf, type Rows } from "./rows.ts";

/** The rows of large graphs: column by column, each node as near as there is room to the middle of its sources. */
export function gridRows({ of, links, isBack }: Columns): Rows {
  const forward = links.filter((_, index) => !isBack[index]);
  const sources = sourcesOf(forward, of.length);
  const tops = of.map(() => 0);
  const indices = of.map((_, index) => index);
  const columns = [...groupBy(indices, (it) => of[it] ?? 0)].sort(([a], [b]) => a - b);
  for (const [, nodes] of columns) {
    const wanted = nodes.map((node, place) => {
      const own = sources[node] ?? [];
      return meanOf(own.map((it) => tops[it] ?? 0)) ?? place * rowStep;
    });
    const order = nodes.map((_, place) => place);
    order.sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
    const found = apart(order.map((it) => wanted[it] ?? 0));
    for (const [place, it] of order.entries()) tops[nodes[it] ?? 0] = found[place] ?? 0;
  }
  const highest = highestOf(tops);
  return { tops: tops.map((it) => it - highest), passages: new Map() };
}

/** Nodes that are drawn without room between them. */
interface Block {
  readonly count: number;
  /** The sum of where the first of them would be if each were where it is wanted. */
  readonly sum: number;
}

/** Rising numbers as close to these as the distance of rows allows: blocks that collide are joined and share their wish. */
function apart(wanted: readonly number[]): readonly number[] {
  const blocks: Block[] = [];
  for (const it of wanted) {
    let block: Block = { count: 1, sum: it };
    let last = blocks.at(-1);
    while (last && topOf(last) + last.count * rowStep > topOf(block)) {
      blocks.pop();
      const sum = last.sum + block.sum - block.count * last.count * rowStep;
      block = { count: last.count + block.count, sum };
      last = blocks.at(-1);
    }
    blocks.push(block);
  }
  return blocks.flatMap((it) => {
    const top = Math.ceil(topOf(it));
    return Array.from({ length: it.count }, (_, at) => top + at * rowStep);
  });
}

function topOf({ sum, count }: Block): number {
  return sum / count;
}
