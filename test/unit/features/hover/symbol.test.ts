import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

const file = (edge: string) => `
    - step:
        name: train
        image: busybox
        description: Trains a *small* model
        command: python train.py {parameters}
        parameters:
          - name: lr
            type: float
            default: 1.0e-3
            description: The learning rate
        inputs:
          - name: data
            default: s3://bucket/data.csv
    - pipeline:
        name: p
        nodes:
          - { name: a, type: execution, step: train }
          - { name: b, type: task, step: train }
        edges:
          - ${edge}
`;

test("hover shows the signature of a step", () => {
  checkHover(
    "- step: { name: train, image: busybox, command: go }\n- task: { name: t, step: tr<|>ain }",
    /\*\*step\*\* `train`\n\n- image `busybox`\n- runs `go`/,
  );
});

test("hover shows text of the file as text", () => {
  checkHover("- step: { name: tr<|>ain, description: 'a *b* <img>' }", /a \\\*b\\\* \\<img\\>/);
});

test("hover shows a parameter at the target of an edge", () => {
  checkHover(
    file("[a.metadata.x, b.parameter.l<|>r]"),
    /\*\*parameter\*\* `lr` of step `train` at node `b`\n\nThe learning rate\n\n- type `float`\n\n1\. default of the step: `0.001`\n2\. \*\*edge from `a.metadata.x`\*\* ✓/,
  );
});

test("hover shows an input at the source of an edge", () => {
  checkHover(
    file("[a.input.da<|>ta, b.input.data]"),
    /\*\*input\*\* `data`.*\n\n1\. \*\*default of the step: `s3:/,
  );
});

test("hover shows what runs at a node and what feeds it", () => {
  checkHover(
    file("[a.metadata.x, <|>b.parameter.lr]"),
    /\*\*task node\*\* `b`\n\nruns step `train`\n\n- `a.metadata.x` → `b.parameter.lr`/,
  );
});

test("hover says what a socket type carries", () => {
  checkHover(file("[a.meta<|>data.x, b.parameter.lr]"), /\*\*metadata\*\* socket/);
});

test("hover says of a step, task or endpoint that the file does not define it, and which name is near", () => {
  const none = "- task: { name: t, step: tr<|>ian }";
  checkHover(none, /^\*\*step\*\* `trian`\n\nNo step of this file has this name\.$/);
  checkHover(
    `- step: { name: train }\n${none}`,
    /^\*\*step\*\* `trian`\n\nNo step of this file has this name; did you mean `train`\?$/,
  );
  const node = (keys: string) =>
    `- task: { name: sweep }\n- pipeline:\n    name: p\n    nodes:\n      - { name: n, ${keys} }\n    edges: []`;
  checkHover(
    node("type: task, task: swe<|>ap"),
    /^\*\*task\*\* `sweap`\n\nNo task of this file has this name; did you mean `sweep`\?$/,
  );
  checkHover(
    node("type: deployment, deployment: d, endpoints: [a<|>pi]"),
    /^\*\*endpoint\*\* `api`\n\nNo endpoint of this file has this name\.$/,
  );
});

test("hover says nothing of a step that cannot be read", () => {
  checkHover(
    "- step:\n    image: a: b\n    name: train\n- task: { name: t, step: tra<|>in }",
    undefined,
  );
});

test("hover says of a deployment that the file does not define where it must be", () => {
  checkHover(
    "- pipeline:\n    name: p\n    nodes:\n      - { name: d, type: deployment, deployment: sh<|>op, endpoints: [] }\n    edges: []",
    /^\*\*deployment\*\* `shop`\n\nNot defined in this file: it must exist in the project\.$/,
  );
});

test("hover counts one edge as one", () => {
  checkHover(
    file("[a.metadata.x, b.parameter.lr]").replace("name: p\n", "name: p<|>\n"),
    /- nodes `a`, `b`\n- 1 edge$/,
  );
});

test("hover says once that the number of executions of a task is not known", () => {
  checkHover(
    "- step: { name: a, image: i, command: c, parameters: [{ name: r, type: float }] }\n- task: { name: se<|>arch, step: a, type: grid_search, parameters: [{ name: r, rules: { min: 0 } }] }",
    /varies `r`\n\n\*\*number of executions not known\*\*$/,
  );
});

test("hover says where a deployment node publishes what", () => {
  const text = (node: string, endpoints: string) =>
    `- deployment: { name: live, defaults: { target: main } }\n- pipeline:\n    name: p\n    nodes:\n      - { name: ${node}, type: deployment, deployment: live, endpoints: [${endpoints}] }\n    edges: []`;
  checkHover(
    text("pu<|>blish", "a, b"),
    /^\*\*deployment node\*\* `publish`\n\npublishes `a`, `b` in deployment `live`$/,
  );
  checkHover(text("pu<|>blish", ""), /`publish`\n\ndeployment `live`$/);
  checkHover(
    text("d", "").replace("deployment: live", "deployment: li<|>ve"),
    /^\*\*deployment\*\* `live`\n\n- target `main`$/,
  );
});
