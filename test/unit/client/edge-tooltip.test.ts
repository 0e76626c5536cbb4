import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeTooltip } from "../../../client/webview/graph/edge-tooltip.ts";
import { graphIn, waitingFile } from "../../support/graphs.ts";

/** The tooltip of an edge that stands for a number of edges, of which all are described. */
function tooltipOf(count: number): readonly string[] {
  const text = waitingFile([["a"], ["b", ...Array.from({ length: count }, () => "a")]]);
  const [edge] = graphIn(text).edges;
  assert.ok(edge);
  assert.equal(edge.parts.length, count);
  const described = edge.parts.map((it, at): [number, string] => [it.range.start, `hover ${at}`]);
  return edgeTooltip(edge, new Map(described)).split("\n\n").slice(1);
}

test("describes the first three of merged edges and says how many more there are", () => {
  assert.deepEqual(tooltipOf(3), ["hover 0", "hover 1", "hover 2"]);
  assert.deepEqual(tooltipOf(4).slice(3), ["1 more edge is not described here"]);
  assert.deepEqual(tooltipOf(9).slice(3), ["6 more edges are not described here"]);
});
