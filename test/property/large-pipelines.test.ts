import assert from "node:assert/strict";
import { test } from "node:test";
import { assumedRun } from "#core/simulation/plan/assumed-run.ts";
import { queryOf } from "../support/simulation.ts";

test("a pipeline of thousands of nodes that may stop is answered at once", () => {
  const names = Array.from({ length: 3_000 }, (_, at) => `n${at}`);
  const stops = "actions: [{when: node-complete, if: metadata.x, then: stop-pipeline}]";
  const yaml = [
    "- step: {name: s, image: i, command: c}",
    "- pipeline:\n    name: p\n    nodes:",
    ...names.map((it) => `      - {name: ${it}, type: execution, step: s, ${stops}}`),
    "    edges:",
    ...names.slice(1).map((it, at) => `      - [n${at}.dependency.*, ${it}.dependency.*]`),
  ].join("\n");
  const query = queryOf(yaml);
  const start = process.cpuUsage();
  const { nodes } = assumedRun(query, new Map());
  assert.ok(process.cpuUsage(start).user < 3_000_000, "in three seconds of the processor");
  assert.equal(nodes.filter((it) => it.fate === "undecided").length, 2_999);
});
