import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { matchRuns } from "#core/simulation/runs/match-runs.ts";
import { readRuns } from "#core/simulation/runs/read-runs.ts";
import { isPlotted, plotOf } from "../../../client/webview/runs/plot-data.ts";
import { fitFile } from "../../support/yaml.ts";

/** The plot of a metric over `x`, whose values are a YAML list, of runs as a table. */
function plotted(items: string, table: string, metric = "loss") {
  const text = fitFile({
    parameters: "{name: x}",
    task: `type: grid_search, parameters: [{name: x, style: multiple, rules: {items: ${items}}}]`,
  });
  const source = pipelineSource(createDocument(text), "p");
  assert.ok(source);
  const plan = fanOut({ source, node: "fit", metadata: {}, pipelineParameters: {} });
  const result = readRuns(table, "runs.csv");
  assert.ok(result.kind === "reading");
  const matched = matchRuns(plan, result.reading.runs);
  return { plot: plotOf(plan, matched, "x", metric), isPlotted: isPlotted(matched, metric) };
}

test("places numbers by their size, the highest metric on top", () => {
  const { plot } = plotted("[1, 2, 5]", "x,loss\n1,0.5\n2,1.5\n5,1\n");
  assert.deepEqual(plot?.points, [
    { x: 0, y: 1 },
    { x: 0.25, y: 0 },
    { x: 1, y: 0.5 },
  ]);
  assert.equal(plot.isLogarithmic, false);
  assert.deepEqual(
    [plot.lowest, plot.highest],
    [
      { metric: 0.5, at: "1" },
      { metric: 1.5, at: "2" },
    ],
  );
});

test("places numbers by their ratios where they differ much", () => {
  const { plot } = plotted("[0.1, 1, 10]", "x,loss\n0.1,1\n1,1\n10,1\n");
  assert.equal(plot?.isLogarithmic, true);
  assert.deepEqual(
    plot.points.map(({ x, y }) => [x.toFixed(3), y]),
    [
      ["0.000", 0.5],
      ["0.500", 0.5],
      ["1.000", 0.5],
    ],
  );
});

test("places texts at equal distances", () => {
  const { plot } = plotted("[a, b]", "x,loss\nb,1\na,2\n");
  assert.deepEqual(plot?.ticks, [
    { x: 0.25, text: "a" },
    { x: 0.75, text: "b" },
  ]);
});

test("names only values that have room", () => {
  const { plot } = plotted("[0, 1, 50, 99, 100]", "x,loss\n0,1\n1,2\n50,3\n99,4\n100,5\n");
  assert.equal(plot?.ticks.map(({ text }) => text).join(" "), "0 50 100");
});

test("leaves out runs that failed, and metrics that are no numbers", () => {
  const table = "x,status,loss,word\n1,complete,1,a\n2,error,2,b\n3,complete,nan,c\n";
  const { plot } = plotted("[1, 2, 3]", table);
  assert.equal(plot?.count, 1);
  assert.deepEqual(plotted("[1, 2, 3]", table, "word"), { plot: undefined, isPlotted: false });
});

test("draws at most 2,000 points of more, and counts all", () => {
  const values = Array.from({ length: 5000 }, (_, at) => at);
  const table = `x,loss\n${values.map((it) => `${it},${it}`).join("\n")}\n`;
  const { plot } = plotted(`[${values.join(", ")}]`, table);
  assert.equal(plot?.count, 5000);
  assert.ok(plot.points.length <= 2000 && plot.points.length > 1000, String(plot.points.length));
});
