import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

const pipeline = (input: string, edges: string, afterStep = "", afterName = "") => `
- step:
    name: prepare
    image: busybox
    command: prepare
- step:
    name: train
    image: busybox
    command: train
    inputs:
      - { name: data${input} }
- pipeline:
    name: p
    nodes:
      - name: prepare
        type: execution
        step: prepare
      - name: train${afterName}
        type: execution
        step: train${afterStep}
    edges:
      - [prepare.dependency.*, train.dependency.*]
${edges}`;

test("input-required-unfed points out an input that nothing fills", () => {
  checkRule(
    "input-required-unfed",
    pipeline(
      "",
      "",
      "",
      `
              ^^^^^ input-required-unfed: Input "data" of step "train" gets no files: no default, no edge, no override`,
    ),
  );
});

test("input-required-unfed leaves an optional input and one with a default alone", () => {
  checkRule("input-required-unfed", pipeline(", optional: true", ""));
  checkRule("input-required-unfed", pipeline(', default: "s3://bucket/a"', ""));
});

test("input-required-unfed counts edges", () => {
  checkRule("input-required-unfed", pipeline("", "      - [prepare.output.*, train.input.data]\n"));
});

test("input-required-unfed counts the override", () => {
  checkRule(
    "input-required-unfed",
    pipeline(
      "",
      "",
      `
        override:
          inputs:
            - { name: data, default: "s3://bucket/a" }`,
    ),
  );
});

test("input-required-unfed leaves a wrong edge to the rules for edges", () => {
  checkRule(
    ["input-required-unfed", "edge-target-missing"],
    pipeline(
      "",
      `      - [prepare.output.*, train.input.images]
                                       ^^^^^^ edge-target-missing: Step "train" has no input "images"
`,
    ),
  );
  checkRule(
    ["input-required-unfed", "edge-node-kind"],
    pipeline(
      "",
      `      - [prepare.output.*, train.file.data]
                                 ^^^^ edge-node-kind: "train" is an execution node, which cannot receive "file", only "input", "parameter" or "environment-variable"
`,
    ),
  );
  checkRule(
    ["input-required-unfed", "edge-direction"],
    pipeline(
      "",
      `      - [train.input.data, prepare.output.*]
                                   ^^^^^^ edge-direction: "output" can only be the source of an edge
`,
    ),
  );
});

test("input-required-unfed stays quiet while the node's step is typed", () => {
  checkTyping(
    "input-required-unfed",
    pipeline("", "").replace(/step: train\n(?= {4}edges)/, "step: <|>\n"),
  );
});
