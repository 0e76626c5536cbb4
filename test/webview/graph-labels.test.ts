import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { PipelinePlan, PlannedNode } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { waitsFor } from "#core/simulation/plan/waits-for.ts";
import { fc } from "../support/property.ts";
import { repository } from "../vscode/repository.ts";
import { TestPanel } from "./test-panel.ts";

const example = (name: string): string =>
  readFileSync(join(repository, "examples", name, "valohai.yaml"), "utf8");

/** A pipeline of nodes of all kinds, with edges between them that carry all that there is. */
function generated(nodes: readonly Generated[], index: number): string {
  const lines = nodes.map(({ kind }, at) => `      - { name: n${at}, ${kinds[kind]} }`);
  const edges = nodes.flatMap(({ sources, carries }, at) =>
    sources.filter((it) => it < at).map((it) => `      - ${edgeOf[carries](`n${it}`, `n${at}`)}`),
  );
  return `- step: { name: s, image: i, command: "c {parameters}", parameters: [{ name: p, type: integer }], inputs: [{ name: i }] }
- task: { name: t, step: s, type: grid_search, parameters: [{ name: p, style: multiple, rules: { items: [1, 2, 3] } }] }
- pipeline:
    name: generated-${index}
    nodes:
${lines.join("\n")}
    edges:${edges.length === 0 ? " []" : ""}
${edges.join("\n")}
`;
}

interface Generated {
  readonly kind: keyof typeof kinds;
  readonly sources: readonly number[];
  readonly carries: keyof typeof edgeOf;
}

const kinds = {
  execution: "type: execution, step: s",
  task: "type: task, task: t",
  stopping:
    "type: execution, step: s, actions: [{ when: node-complete, if: metadata.x > 1, then: stop-pipeline }]",
  approved: "type: execution, step: s, actions: [{ when: node-complete, then: require-approval }]",
} as const;

const edgeOf = {
  files: (from: string, to: string) => `[${from}.output.*, ${to}.input.i]`,
  list: (from: string, to: string) => `[${from}.metadata.ids, ${to}.parameter.p]`,
  order: (from: string, to: string) => `[${from}.dependency.*, ${to}.dependency.*]`,
} as const;

const pipelines = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    sources: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
    carries: fc.constantFrom(...(Object.keys(edgeOf) as (keyof typeof edgeOf)[])),
  }),
  { minLength: 1, maxLength: 9 },
);

const texts = [
  example("dynamic-task"),
  example("training"),
  ...fc.sample(pipelines, { numRuns: 12, seed: 15 }).map(generated),
];

/** The plan of the pipeline of a file, with the names of its nodes in file order. */
function planOf(text: string): { readonly plan: PipelinePlan; readonly names: readonly string[] } {
  const document = createDocument(text);
  const name = /^- pipeline:\n {4}name: (.*)$/m.exec(text)?.[1] ?? "";
  const source = pipelineSource(document, name);
  assert.ok(source);
  const query = withSamples({ source, metadata: {}, pipelineParameters: {} });
  const names = source.pipeline.config.nodes.map((it) => it.name?.value ?? "");
  return { plan: planPipeline(query), names };
}

/** What a screen reader should say about a node, in words of this test. */
function expectedLabel(plan: PipelinePlan, node: PlannedNode): string {
  const { stages, nodes, stops } = plan;
  const fedBy = [...new Set(node.inflows.map((it) => it.from))];
  const feeds = nodes.filter((it) => it.inflows.some(({ from }) => from === node.node));
  const order = (names: readonly string[]) =>
    names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
  const waited = waitsFor(node);
  const runs =
    waited.length > 0
      ? `as often as the metadata of ${order(waited)} says`
      : `${node.count} execution${node.count === 1n ? "" : "s"}`;
  const own = stops.filter((it) => it.node === node.node);
  const stopWords = own.map(({ kind, certain }) => {
    if (kind === "approval") return certain ? "waits for an approval" : "may wait for an approval";
    return certain ? "stops the pipeline" : "may stop the pipeline";
  });
  return [
    node.node,
    `${node.kind} node`,
    ...(node.kind === "deployment" ? [] : [runs]),
    `stage ${(node.stage ?? 0) + 1} of ${stages.length}`,
    ...(fedBy.length > 0 ? [`fed by ${order(fedBy)}`] : []),
    ...(feeds.length > 0 ? [`feeds ${order(feeds.map((it) => it.node))}`] : []),
    ...{ yes: [], no: ["not reached"], unknown: ["perhaps not reached"] }[node.reached],
    ...new Set(stopWords),
  ].join(", ");
}

/** Names of one list may come in another order than here, since edges are merged in file order. */
function sortedLists(label: string): string {
  return label.replace(/(fed by|feeds) ([^,]*(?:, [^,]*)*? and \w+|\w+)/g, (_, word, list) => {
    return `${word} ${String(list)
      .split(/, | and /)
      .sort()
      .join(" ")}`;
  });
}

test("reads the labels of all nodes and edges in their order, as the plan has them", async (t) => {
  const panel = await new TestPanel(t, texts[0] ?? "", { shows: "graph" }).open();
  const { page } = panel;
  for (const text of texts) {
    const { plan, names } = planOf(text);
    await panel.edit(text);
    await panel.select({ pipeline: plan.pipeline, node: names[0] ?? "" });
    await page.getByRole("listbox", { name: `Graph of pipeline ${plan.pipeline}, ` }).waitFor();
    await page.locator(`[role=option][aria-setsize="${names.length}"]`).first().waitFor();
    const labels = await page
      .getByRole("option")
      .evaluateAll((all) => all.map((it) => it.getAttribute("aria-label") ?? ""));
    const planned = names.map((name) => plan.nodes.find((it) => it.node === name));
    const expected = planned.map((it) => (it ? expectedLabel(plan, it) : "missing"));
    const withoutProblems = labels.map((it) => it.replace(/, \d+ problems?$/, ""));
    assert.deepEqual(withoutProblems.map(sortedLists), expected.map(sortedLists), text);
    const titles = await page
      .locator(".graph-view .edge > title")
      .evaluateAll((all) => all.map((it) => it.textContent?.split("\n\n")[0]));
    assert.deepEqual(titles, expectedEdges(plan), text);
  }
});

/** The edges between the same two nodes together, in the order in which the file first connects them. */
function expectedEdges({ nodes }: PipelinePlan): readonly string[] {
  const inflows = nodes
    .flatMap((node) => node.inflows.map((it) => ({ ...it, to: node.node })))
    .sort((a, b) => a.range.start - b.range.start);
  const ends = new Map<string, string[]>();
  for (const { from, to, source, target, text } of inflows) {
    const key = `${from} ${to}`;
    ends.set(key, [...(ends.get(key) ?? []), `${source} → ${target}: ${text}`]);
  }
  return [...ends.values()].map((it) => it.join("\n"));
}
