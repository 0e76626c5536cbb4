import { finish } from "../test/support/at-end.ts";
import { timeFrames } from "../test/support/graph-frames.ts";
import { pipelineOf } from "./graph.ts";
import { median, type Row } from "./table.ts";

/** How long a frame may take where a screen shows sixty a second, in milliseconds. */
const budget = 1000 / 60;

/** How long the page works for a frame while a person moves and zooms the graph of a pipeline of 500 nodes; the floor is what a frame may take. */
export async function measureFrames(): Promise<readonly Row[]> {
  const nodes = 500;
  const { moved, zoomed } = await timeFrames(pipelineOf(nodes), nodes);
  await finish();
  return [...rowsOf("moved", moved), ...rowsOf("zoomed", zoomed)];
}

function rowsOf(what: string, times: readonly number[]): readonly Row[] {
  const name = `500 nodes in the page: work for a frame while the graph is ${what}`;
  const slow = times.filter((it) => it > budget).length;
  const slowest = times.reduce((a, b) => Math.max(a, b), 0);
  return [
    { metric: `${name}, ms`, ours: median(times), floor: budget },
    { metric: `${name}, slowest, ms`, ours: slowest, floor: budget },
    { metric: `${name}, more than a frame may take, %`, ours: (100 * slow) / times.length },
  ];
}
