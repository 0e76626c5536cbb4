import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-node-kind reports a file for a node that deploys nothing", () => {
  checkRule(
    "edge-node-kind",
    edgesFile(`
      - [prepare.output.*, train.file.model]
                                 ^^^^ edge-node-kind: "train" is an execution node, which cannot receive "file", only "input", "parameter" or "environment-variable"
`),
  );
});

test("edge-node-kind reports an input of a deployment node", () => {
  checkRule(
    "edge-node-kind",
    edgesFile(`
      - [prepare.output.*, serve.input.model]
                                 ^^^^^ edge-node-kind: "serve" is a deployment node, which cannot receive "input", only "file"
`),
  );
});

test("edge-node-kind reports a deployment property of a task node", () => {
  checkRule(
    "edge-node-kind",
    edgesFile(`
      - [search.deployment.id, train.parameter.rate]
                ^^^^^^^^^^ edge-node-kind: "search" is a task node, which cannot provide "deployment", only "output", "metadata", "parameter", "input" or "environment-variable"
`),
  );
});

test("edge-node-kind takes the properties of a deployment node", () => {
  checkRule(
    "edge-node-kind",
    `
- step:
    name: notify
    image: busybox
    command: notify {parameters}
    parameters:
      - { name: id, default: a }
- deployment:
    name: production
    defaults: { target: cluster }
- pipeline:
    name: p
    nodes:
      - { name: serve, type: deployment, deployment: production }
      - { name: notify, type: execution, step: notify }
    edges:
      - [serve.deployment.id, notify.parameter.id]
`,
  );
});

test("edge-node-kind stays quiet while the type is typed", () => {
  checkTyping("edge-node-kind", edgesFile("      - [prepare.output.*, serve.<|>]\n"));
  checkTyping("edge-node-kind", edgesFile("      - [prepare.output.*, serve.input<|>]\n"));
});

test("edge-node-kind offers the type under which the key is declared", () => {
  checkFix(
    "edge-node-kind",
    'choose: Change to "input"',
    edgesFile(`
      - [prepare.output.*, train.file.data] # keep
`),
    edgesFile(`
      - [prepare.output.*, train.input.data] # keep
`),
  );
});

test("edge-node-kind offers the type under which the node declares the key", async (t) => {
  await checkFixRows(
    t,
    "edge-node-kind",
    [
      ["[prepare.output.*, train.file.data]", "«file» | choose «file»→«input»"],
      ["[prepare.output.*, serve.input.model]", "«input»"],
      ["[serve.parameter.x, train.parameter.rate]", "«parameter»"],
    ],
    asEdge,
  );
});
