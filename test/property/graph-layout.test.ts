import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { collapsedGraph } from "#core/graph/collapsed-graph.ts";
import type { Graph } from "#core/graph/graph.ts";
import { layout } from "#core/graph/graph-layout.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import type { Placed } from "#core/graph/placed-graph.ts";
import { prefixGroups } from "#core/graph/prefix-groups.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { graphIn, layoutFaults, type WaitingNode, waitingFile } from "../support/graphs.ts";
import { hostileNames } from "../support/hostile-names.ts";
import { fc } from "../support/property.ts";

/** The graph of so many nodes with edges between any of them, also back and to themselves. */
function graphWith(count: number, edges: readonly (readonly [from: number, to: number])[]): Graph {
  return graphIn(
    waitingFile(
      Array.from({ length: count }, (_, node): WaitingNode => {
        const sources = edges.filter(([, to]) => to % count === node);
        return [`n${node}`, ...sources.map(([from]) => `n${from % count}`)];
      }),
    ),
  );
}

const pairs = (max: number) => fc.array(fc.tuple(fc.nat(max), fc.nat(max)), { maxLength: 2 * max });

/** The edges of a graph that can be part of a cycle: from their end their start can be reached. */
function edgesInCycles({ nodes, edges }: Graph): ReadonlySet<string> {
  const targets = new Map(nodes.map((it): [string, string[]] => [it.id, []]));
  for (const { from, to } of edges) targets.get(from)?.push(to);
  const reaches = (from: string, to: string) => {
    const seen = new Set([from]);
    for (const it of seen) for (const next of targets.get(it) ?? []) seen.add(next);
    return seen.has(to);
  };
  return new Set(edges.filter((it) => reaches(it.to, it.from)).map((it) => it.id));
}

function assertDrawnWell(graph: Graph, placed: Placed): void {
  assert.deepEqual(layoutFaults(graph, placed), []);
  const inCycles = edgesInCycles(graph);
  for (const { id, isBack } of placed.edges) assert.ok(!isBack || inCycles.has(id), id);
}

test("no boxes overlap, edges touch no box, and lead right unless they are part of a cycle", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), pairs(40), (count, edges) => {
      const graph = graphWith(count, edges);
      assertDrawnWell(graph, layout(graph));
    }),
    { numRuns: 150 },
  );
});

test("nodes that can start are in the column of their stage", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), pairs(30), (count, edges) => {
      const graph = graphWith(count, edges);
      const { nodes } = layout(graph);
      for (const [index, { stage }] of graph.nodes.entries()) {
        if (stage !== undefined) assert.equal(nodes[index]?.column, stage);
      }
    }),
    { numRuns: 100 },
  );
});

test("an edit moves no node that stays in its column", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 2, max: 30 }),
      pairs(30),
      pairs(4),
      (count, other, edges, more) => {
        const before = layout(graphWith(count, edges));
        const graph = graphWith(other, [...edges.filter((_, at) => at % 5 !== 1), ...more]);
        const after = layout(graph, before);
        assertDrawnWell(graph, after);
        const known = new Map(before.nodes.map((it) => [it.id, it]));
        for (const it of after.nodes) {
          const own = known.get(it.id);
          if (own?.column === it.column) assert.deepEqual(it, own);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("what an edit does not concern is drawn as before, edges included", () => {
  fc.assert(
    fc.property(pairs(12), pairs(12), (own, edited) => {
      const far = (edges: typeof own, by: number) =>
        edges.map(([from, to]): [number, number] => [by + (from % 12), by + (to % 12)]);
      const before = layout(graphWith(24, far(own, 0)));
      const after = layout(graphWith(24, [...far(own, 0), ...far(edited, 12)]), before);
      const ownEdges = (it: Placed) => it.edges.slice(0, before.edges.length);
      assert.deepEqual(after.nodes.slice(0, 12), before.nodes.slice(0, 12));
      assert.deepEqual(ownEdges(after), ownEdges(before));
    }),
    { numRuns: 100 },
  );
});

test("the same graph is drawn the same again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), pairs(40), (count, edges) => {
      const graph = graphWith(count, edges);
      const placed = layout(graph);
      assert.deepEqual(layout(graph, placed), placed);
    }),
    { numRuns: 60 },
  );
});

test("every half-typed pipeline has a graph that is drawn well", () => {
  const text = waitingFile([["a"], ["b", "a"], ["c", "a", "b"], ["d", "c", "d"], ["a", "d"]]);
  let before: Placed | undefined;
  for (let end = 0; end <= text.length; end++) {
    const source = pipelineSource(createDocument(text.slice(0, end)), "p");
    if (!source) continue;
    const plan = planPipeline({ source, metadata: {}, pipelineParameters: {} });
    const graph = graphOf(plan, source, { parameters: true });
    before = layout(graph, before);
    assertDrawnWell(graph, before);
  }
  assert.equal(before?.nodes.length, 5);
});

/** In milliseconds of the processor: the budget of 5,000 nodes, and how much slower the machine of a test may be. */
const budget = { time: 500, slack: 4 } as const;

const many = Array.from({ length: 5_000 }, (_, at) => at);

const hostile: readonly (readonly [what: string, yaml: string])[] = [
  [
    "5,000 nodes in a row",
    waitingFile(many.map((at) => (at === 0 ? ["n0"] : [`n${at}`, `n${at - 1}`]))),
  ],
  ["a cycle of 5,000 nodes", waitingFile(many.map((at) => [`n${at}`, `n${(at + 4_999) % 5_000}`]))],
  ["5,000 nodes without edges", waitingFile(many.map((at) => [`n${at}`]))],
  ["5,000 nodes of one name", waitingFile(many.map(() => ["same", "same"]))],
  ["5,000 nodes without a name", waitingFile(many.map(() => [""]))],
  [
    "10,000 edges between two nodes",
    waitingFile([["a"], ["b", ...Array.from({ length: 10_000 }, () => "a")]]),
  ],
  [
    "a node that 5,000 nodes feed and that feeds all of them",
    waitingFile([
      ["all", ...many.map((at) => `n${at}`)],
      ...many.map((at) => [`n${at}`, "all"] as const),
    ]),
  ],
  [
    "5,000 nodes, each with an edge to the last",
    waitingFile([
      ...many.map((at): WaitingNode => (at === 0 ? ["n0"] : [`n${at}`, `n${at - 1}`])),
      ["last", ...many.map((at) => `n${at}`)],
    ]),
  ],
  [
    "200 nodes with all edges forward",
    waitingFile(
      many
        .slice(0, 200)
        .map((at): WaitingNode => [`n${at}`, ...many.slice(0, at).map((it) => `n${it}`)]),
    ),
  ],
];

function timed<T>(act: () => T): readonly [result: T, time: number] {
  const start = process.cpuUsage();
  const result = act();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

for (const [what, yaml] of hostile) {
  test(`places ${what} within its time`, () => {
    const graph = graphIn(yaml);
    const [placed, first] = timed(() => layout(graph));
    const [again, second] = timed(() => layout(graph, placed));
    const limit = budget.time * budget.slack;
    assert.ok(first < limit && second < limit, `${first}, ${second} ms`);
    assert.deepEqual(again.nodes, placed.nodes);
    if (graph.nodes.length < 1000) assert.deepEqual(layoutFaults(graph, placed), []);
  });
}

test("names are text, whatever they hold", () => {
  const names = ["__proto__", "constructor", "_root", "<b>x</b>", "", " ", "é", ...hostileNames];
  const own = names.filter((it) => !it.includes("."));
  const graph = graphIn(
    waitingFile(own.map((it, at): WaitingNode => (at === 0 ? [it] : [it, own[at - 1] ?? ""]))),
  );
  const placed = layout(graph);
  assertDrawnWell(graph, placed);
  assert.equal(new Set(placed.nodes.map((it) => it.id)).size, own.length);
  assert.ok(graph.nodes.every((it) => !/[\p{Cc}\p{Bidi_Control}]/u.test(it.label)));
});

test("groups of nodes are drawn as well as single ones, whatever is collapsed, and keep what they stand for", () => {
  const names = fc.array(
    fc.tuple(fc.constantFrom("a-", "a-b-", "c_", "d.", ""), fc.nat(6)).map((it) => it.join("")),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(names, pairs(20), fc.infiniteStream(fc.boolean()), (all, edges, isCollapsed) => {
      const waiting = all.map((it, node): WaitingNode => {
        const sources = edges.filter(([, to]) => to % all.length === node);
        return [it, ...sources.map(([from]) => all[from % all.length] ?? "")];
      });
      const graph = graphIn(waitingFile(waiting));
      const groups = prefixGroups(graph).filter(() => isCollapsed.next().value);
      const collapsed = collapsedGraph(
        graph,
        groups.map((it) => it.prefix),
      );
      const placed = layout(collapsed, layout(graph));
      assertDrawnWell(collapsed, placed);
      const standsFor = collapsed.nodes.flatMap((it) => it.members ?? [it]).map((it) => it.id);
      assert.deepEqual(standsFor.sort(), graph.nodes.map((it) => it.id).sort());
      const groupOf = new Map(groups.flatMap((it) => it.members.map((id) => [id, it] as const)));
      const kept = graph.edges
        .filter(
          ({ from, to }) =>
            from === to || !groupOf.has(from) || groupOf.get(from) !== groupOf.get(to),
        )
        .flatMap((it) => it.parts);
      const drawn = collapsed.edges.flatMap((it) => it.parts);
      assert.deepEqual(new Set(drawn), new Set(kept));
    }),
    { numRuns: 150 },
  );
});
