import assert from "node:assert/strict";
import { test } from "node:test";
import { variantAt } from "#core/simulation/fan-out.ts";
import { commands, fanOutOf } from "../support/simulation.ts";

const steps = `
- step: {name: gen, image: i, command: g}
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters:
      - {name: a, type: integer, default: 1}
      - {name: b, type: float, default: 0.5}
`;

/** A pipeline whose node \`fit\` has these edges and further lines. */
function pipeline(edges: string, node = "type: task, step: fit", more = ""): string {
  return `${steps}
- pipeline:
    name: p
    nodes: [{name: gen, type: execution, step: gen}, {name: fit, ${node}}]
    edges: [${edges}]
${more}`;
}

/** A task node with a blueprint of these lines. */
function blueprint(lines: string, edges = "", node = "type: task, task: t"): string {
  return `${pipeline(edges, node)}\n- task: {name: t, step: fit, ${lines}}\n`;
}

test("survives a chain of ten thousand nodes", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `n${index}`);
  const nodes = names.map((it) => `      - {name: ${it}, type: execution, step: fit}`);
  const edges = names.slice(1).map((it, at) => `      - [n${at}.parameter.a, ${it}.parameter.a]`);
  const yaml = `${steps}
- pipeline:
    name: p
    nodes:
${nodes.join("\n")}
    edges:
${edges.join("\n")}
`;
  assert.equal(fanOutOf(yaml, "n9999").count, 1n);
  assert.deepEqual(commands(fanOutOf(yaml, "n50")), ["fit --a=1 --b=0.5"]);
});

test("answers every half-typed file", () => {
  const yaml = blueprint(
    "parameters: [{name: b, style: linear, rules: {start: 1, end: 2, step: 1}}]",
    "[gen.metadata.a, fit.parameter.a], {source: gen.output.x, target: fit.input.y}",
  );
  for (let end = yaml.indexOf("- pipeline"); end <= yaml.length; end++) {
    const half = yaml.slice(0, end);
    if (!half.includes("name: p\n")) continue;
    const found = fanOutOf(half, "fit", { metadata: '{"gen": {"a": [1, 2]}}' });
    if (found.count) variantAt(found, found.count - 1n);
  }
});
