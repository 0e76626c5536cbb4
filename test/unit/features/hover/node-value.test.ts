import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

const file = `- step:
    name: prepare
    outputs: [{ name: train.csv }, { name: test.csv }, { name: log.txt }]
- step:
    name: train
    command: python train.py {parameters}
    parameters:
      - { name: rate, type: float, default: 0.5 }
      - { name: id, default: "1" }
      - { name: size, type: integer }
    inputs:
      - { name: data, default: s3://bucket/a.csv }
- task:
    name: sweep
    step: train
    parameters:
      - { name: rate, style: multiple, rules: { items: [1, 2, 3] } }
`;

const pipeline = (nodes: string, rest: string) => `${file}- pipeline:
    name: p
    nodes:
      - { name: prep, type: execution, step: prepare }
      - ${nodes}
    ${rest}
`;

const overridden =
  "{ name: fit, type: execution, step: train, override: { parameters: [{ name: rate, default: 0.7 }] } }";

test("hover shows the chain of a parameter's value, the winner marked, and the command", () => {
  const given =
    "parameters: [{ name: r, default: 0.9, targets: [fit.parameter.rate] }]\n    edges:\n      - ";
  checkHover(
    pipeline(overridden, `${given}[prep.metadata.best, fit.parameter.ra<|>te]`),
    /\*\*parameter\*\* `rate` of step `train` at node `fit`\n\n- type `float`\n\n1\. default of the step: `0.5`\n2\. override of the node: `0.7`\n3\. pipeline parameter `r`: `0.9`\n4\. \*\*edge from `prep.metadata.best`\*\* ✓\n\nApart from what edges bring, it runs\n```sh\npython train.py --rate=0.9 --id=1\n```$/,
  );
});

test("hover shows the chain at an override and at a pipeline parameter's target", () => {
  checkHover(
    pipeline(overridden.replace("rate", "ra<|>te"), "edges: []"),
    /1\. default of the step: `0.5`\n2\. \*\*override of the node: `0.7`\*\* ✓/,
  );
  checkHover(
    pipeline(
      overridden,
      "parameters: [{ name: r, targets: [fit.parameter.i<|>d] }]\n    edges: []",
    ),
    /1\. default of the step: `1`\n2\. \*\*pipeline parameter `r`: `""`\*\* ✓/,
  );
});

test("hover says when an override clears the default", () => {
  checkHover(
    pipeline(
      "{ name: fit, type: execution, step: train, override: { parameters: [{ name: i<|>d }] } }",
      "edges: []",
    ),
    /2\. \*\*override of the node: no value\*\* ✓/,
  );
});

test("hover shows the values that a task gives", () => {
  checkHover(
    pipeline(
      "{ name: fit, type: task, task: sweep }",
      "edges: [[fit.parameter.ra<|>te, prep.parameter.x]]",
    ),
    /2\. \*\*task `sweep`: `1`, `2`, `3`\*\* ✓\n\nThe first of 3 executions runs\n```sh/,
  );
});

test("hover shows where the files of an input come from", () => {
  const edges =
    "edges:\n      - [prep.output.*.csv, fit.input.da<|>ta]\n      - [prep.output.x, fit.input.data]";
  checkHover(
    pipeline("{ name: fit, type: execution, step: train }", edges),
    /1\. default of the step: `s3:\/\/bucket\/a.csv`\n2\. \*\*edge from `prep.output.\*.csv`\*\* ✓\n3\. \*\*edge from `prep.output.x` \(added\)\*\* ✓/,
  );
  checkHover(
    pipeline("{ name: fit, type: execution, step: train, edge-merge-mode: append }", edges),
    /1\. \*\*default of the step: `s3:\/\/bucket\/a.csv`\*\* ✓\n2\. \*\*edge from `prep.output.\*.csv` \(added\)\*\* ✓/,
  );
});

test("hover shows which declared outputs a pattern matches", () => {
  const edge = (key: string) =>
    pipeline(
      "{ name: fit, type: execution, step: train }",
      `edges: [[prep.output.${key}, fit.input.data]]`,
    );
  checkHover(edge("*.c<|>sv"), /Matches the declared outputs `train.csv`, `test.csv`$/);
  checkHover(edge("*.p<|>kl"), /Matches none of the outputs `train.csv`, `test.csv`, `log.txt`$/);
});

test("hover shows the command that a node runs", () => {
  checkHover(
    pipeline("{ name: fi<|>t, type: execution, step: train }", "edges: []"),
    /```sh\npython train.py --rate=0.5 --id=1\n```$/,
  );
});

test("hover shows what a pipeline parameter sets", () => {
  checkHover(
    pipeline(
      overridden,
      "parameters: [{ name: le<|>arn, default: 3, targets: fit.parameter.size }]\n    edges: []",
    ),
    /\*\*pipeline parameter\*\* `learn`\n\n- default `3`\n- sets `fit.parameter.size`/,
  );
});
