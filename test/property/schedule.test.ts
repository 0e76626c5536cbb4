import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { type Schedule, scheduleOf } from "#core/simulation/estimate/schedule.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { fc } from "../support/property.ts";

interface Node {
  readonly executions: number;
  /** In seconds. */
  readonly min: number;
  readonly more: number;
  readonly parallel: number;
  /** The size of an optimizer's batch; 0 for a random search. */
  readonly batch: number;
  /** Which of the nodes before it it waits for. */
  readonly sources: readonly boolean[];
}

const node = fc.record({
  executions: fc.integer({ min: 1, max: 12 }),
  min: fc.integer({ min: 1, max: 20 }),
  more: fc.integer({ min: 0, max: 9 }),
  parallel: fc.integer({ min: 1, max: 5 }),
  batch: fc.integer({ min: 0, max: 5 }),
  sources: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
});

const nodes = fc.array(node, { minLength: 1, maxLength: 6 });

function yamlOf(all: readonly Node[]): string {
  const items = all.map(({ executions, batch }, at) => {
    const type = batch > 0 ? `bayesian_tpe, execution-batch-size: ${batch}` : "random_search";
    return `- step: {name: s${at}, image: i, command: c}
- task: {name: t${at}, step: s${at}, type: ${type}, execution-count: ${executions}}\n`;
  });
  const names = all.map(({ min, more, parallel }, at) => {
    const estimate = `${min}-${min + more}-${min + 2 * more} s, ${parallel} parallel, 0.5 per hour`;
    return `      - {name: n${at}, type: task, task: t${at}} # valohai-estimate: ${estimate}\n`;
  });
  const edges = edgesOf(all).map(
    ([from, to]) => `      - [n${from}.dependency.*, n${to}.dependency.*]\n`,
  );
  const list = edges.length > 0 ? `    edges:\n${edges.join("")}` : "    edges: []\n";
  return `${items.join("")}- pipeline:\n    name: p\n    nodes:\n${names.join("")}${list}`;
}

function edgesOf(all: readonly Node[]): readonly (readonly [number, number])[] {
  return all.flatMap(({ sources }, to) =>
    sources.flatMap((isSource, from) => (isSource && from < to ? [[from, to] as const] : [])),
  );
}

function scheduled(all: readonly Node[]): Schedule {
  const source = pipelineSource(createDocument(yamlOf(all)), "p");
  assert.ok(source);
  const plan = planPipeline({ source, metadata: {}, pipelineParameters: {} });
  const schedule = scheduleOf(plan, source);
  assert.ok(schedule);
  return schedule;
}

/** Runs every execution by itself on the machines of its node; answers when each node ends, in seconds. */
function simulated(
  all: readonly Node[],
  secondsOf: (node: Node, execution: number) => number,
): readonly number[] {
  const ends: number[] = [];
  for (const [at, it] of all.entries()) {
    const waited = edgesOf(all).filter(([, to]) => to === at);
    let free = Math.max(0, ...waited.map(([from]) => ends[from] ?? 0));
    let machines = new Array<number>(it.parallel).fill(free);
    for (let execution = 0; execution < it.executions; execution++) {
      if (it.batch > 0 && execution % it.batch === 0) machines = machines.map(() => free);
      const machine = machines.indexOf(Math.min(...machines));
      machines[machine] = (machines[machine] ?? 0) + secondsOf(it, execution);
      free = Math.max(free, ...machines);
    }
    ends.push(free);
  }
  return ends;
}

test("a schedule ends when a simulation of every execution ends", () => {
  fc.assert(
    fc.property(nodes, (all) => {
      const { nodes: found, total } = scheduled(all);
      const ends = (seconds: (node: Node) => number) => simulated(all, seconds);
      const msOf = (seconds: readonly number[]) => seconds.map((it) => BigInt(it) * 1000n);
      const byName = new Map(found.map((it) => [it.node, it.end]));
      const endsOf = (kind: "min" | "typical" | "max") =>
        all.map((_, at) => byName.get(`n${at}`)?.[kind]);
      assert.deepEqual(endsOf("min"), msOf(ends((it) => it.min)));
      assert.deepEqual(endsOf("typical"), msOf(ends((it) => it.min + it.more)));
      assert.deepEqual(endsOf("max"), msOf(ends((it) => it.min + 2 * it.more)));
      assert.equal(total.typical, msOf([Math.max(...ends((it) => it.min + it.more))])[0]);
      assert.equal(total.isLeast, false);
    }),
  );
});

test("executions of different lengths end within the range of a schedule", () => {
  fc.assert(
    fc.property(nodes, fc.infiniteStream(fc.nat()), (all, draws) => {
      const { total } = scheduled(all);
      const ends = simulated(all, (it) => it.min + ((draws.next().value ?? 0) % (2 * it.more + 1)));
      const end = BigInt(Math.max(...ends)) * 1000n;
      assert.ok(total.min <= end && end <= total.max, `${total.min} ${end} ${total.max}`);
    }),
  );
});

test("the critical path fills the total without a gap, and machines run at least as long", () => {
  fc.assert(
    fc.property(nodes, (all) => {
      const { nodes: found, criticalPath, total, machineTime } = scheduled(all);
      const path = found.filter((it) => it.isCritical);
      assert.deepEqual(
        criticalPath,
        [...path].sort((a, b) => Number(a.start.typical - b.start.typical)).map((it) => it.node),
      );
      const length = path.reduce((sum, it) => sum + it.end.typical - it.start.typical, 0n);
      assert.equal(length, total.typical);
      const alone = all.reduce((sum, it) => sum + it.executions * (it.min + it.more), 0);
      assert.equal(machineTime.typical, BigInt(alone) * 1000n);
      assert.ok(machineTime.typical >= total.typical);
    }),
  );
});

test("the rounds of a node hold all of its executions", () => {
  fc.assert(
    fc.property(nodes, (all) => {
      for (const { waves, executions } of scheduled(all).nodes) {
        assert.ok(waves);
        const sizes = Array.from({ length: Number(waves.count) }, (_, at) =>
          waves.executionsIn(BigInt(at)),
        );
        assert.ok(sizes.every((it) => it > 0n));
        assert.equal(
          sizes.reduce((sum, it) => sum + it, 0n),
          executions,
        );
      }
    }),
  );
});
