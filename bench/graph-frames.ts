import { finish } from "../test/support/at-end.ts";
import { timeFrames } from "../test/support/graph-frames.ts";
import { pipelineOf } from "./graph.ts";
import { median, type Row } from "./table.ts";

/** How long a frame may take where a screen shows sixty a second, in milliseconds. */
const budget = 1000 / 60;

/** How many nodes the graphs have; of those above 600, only a part is drawn. */
const sizes = [500, 1000, 3000];

/** How long the page works for a frame while a person moves, crosses and zooms the graph of a pipeline; the floor is what a frame may take. */
export async function measureFrames(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const nodes of sizes) {
    const { moved, crossed, zoomed } = await timeFrames(pipelineOf(nodes), nodes);
    rows.push(...rowsOf(nodes, "moved", moved));
    rows.push(...rowsOf(nodes, "crossed", crossed));
    rows.push(...rowsOf(nodes, "zoomed", zoomed));
  }
  await finish();
  return rows;
}

function rowsOf(nodes: number, what: string, times: readonly number[]): readonly Row[] {
  const name = `${nodes} nodes in the page: work for a frame while the graph is ${what}`;
  const slow = times.filter((it) => it > budget).length;
  const slowest = times.reduce((a, b) => Math.max(a, b), 0);
  return [
    { metric: `${name}, ms`, ours: median(times), floor: budget },
    { metric: `${name}, slowest, ms`, ours: slowest, floor: budget },
    { metric: `${name}, more than a frame may take, %`, ours: (100 * slow) / times.length },
  ];
}
