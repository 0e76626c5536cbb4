import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { Mermaid } from "mermaid";
import { visibleText } from "#core/base/visible-text.ts";
import { graphMermaid } from "#core/features/exports/graph/graph-mermaid.ts";
import { collapsedGraph } from "#core/graph/collapsed-graph.ts";
import { graphIn, type WaitingNode, waitingFile } from "../support/graphs.ts";
import { hostileNames } from "../support/hostile-names.ts";
import { sharedBrowser } from "../support/shared-browser.ts";

const library = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

/** What Mermaid draws: the first lines of the nodes, the labels of the edges, and whatever could be alive. */
async function drawn(chart: string) {
  const page = await (await sharedBrowser()).newPage();
  try {
    await page.addScriptTag({ path: library });
    return await page.evaluate(async (text) => {
      const { mermaid } = window as unknown as { readonly mermaid: Mermaid };
      mermaid.initialize({ startOnLoad: false });
      const { svg } = await mermaid.render("drawn", text);
      document.body.innerHTML = svg;
      const firstLines = (selector: string) =>
        [...document.querySelectorAll(selector)].map((it) => it.firstChild?.textContent ?? "");
      return {
        nodes: firstLines(".node .nodeLabel p"),
        edges: firstLines(".edgeLabel .edgeLabel p"),
        alive: document.body.querySelectorAll("a, img, script, iframe, b, strong, em, li, code")
          .length,
      };
    }, chart);
  } finally {
    await page.close();
  }
}

test("mermaid draws the nodes and edges of an example", async () => {
  const yaml = readFileSync("examples/training/valohai.yaml", "utf8");
  const chart = graphMermaid(graphIn(yaml, "train-and-deploy", { parameters: true }));
  const { nodes, edges, alive } = await drawn(chart);
  assert.deepEqual(nodes, ["image-size", "preprocess", "sweep", "evaluate", "deploy"]);
  assert.deepEqual([edges, alive], [["value", "files", "files", "files", "files"], 0]);
});

test("mermaid draws a group of nodes", async () => {
  const fan = graphIn(waitingFile([["load"], ["a-1", "load"], ["a-2", "load"], ["a-3", "load"]]));
  const { nodes, edges } = await drawn(graphMermaid(collapsedGraph(fan, ["a-"])));
  assert.deepEqual([nodes, edges], [["load", "a-*"], ["order (3 edges)"]]);
});

test("mermaid shows every hostile name as text, and nothing in it is alive", async () => {
  const names = hostileNames.map((it) => it.replaceAll(".", "·"));
  const graph = graphIn(waitingFile(names.map((it): WaitingNode => [it])));
  const { nodes, alive } = await drawn(graphMermaid(graph));
  const plain = (text: string) =>
    text
      .replaceAll("\u200b", "")
      .replace(/[ \u00a0]+/g, " ")
      .trim();
  assert.deepEqual(
    nodes.map(plain),
    graph.nodes.map((it) => plain(visibleText(it.name)) || "unnamed"),
  );
  assert.equal(alive, 0);
});
