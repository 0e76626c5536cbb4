import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

const pipelineWith = (input: string, edges: string, afterStep = "", afterName = "") => `
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
    pipelineWith(
      "",
      "",
      "",
      `
              ^^^^^ input-required-unfed: Input "data" of step "train" gets no files: no default, no edge, no override`,
    ),
  );
});

test("input-required-unfed leaves an optional input and one with a default alone", () => {
  checkRule("input-required-unfed", pipelineWith(", optional: true", ""));
  checkRule("input-required-unfed", pipelineWith(', default: "s3://bucket/a"', ""));
});

test("input-required-unfed counts edges", () => {
  checkRule(
    "input-required-unfed",
    pipelineWith("", "      - [prepare.output.*, train.input.data]\n"),
  );
});

test("input-required-unfed counts the override", () => {
  checkRule(
    "input-required-unfed",
    pipelineWith(
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
    pipelineWith(
      "",
      `      - [prepare.output.*, train.input.images]
                                       ^^^^^^ edge-target-missing: Step "train" has no input "images"
`,
    ),
  );
  checkRule(
    ["input-required-unfed", "edge-node-kind"],
    pipelineWith(
      "",
      `      - [prepare.output.*, train.file.data]
                                 ^^^^ edge-node-kind: "train" is an execution node, which cannot receive "file", only "input", "parameter" or "environment-variable"
`,
    ),
  );
  checkRule(
    ["input-required-unfed", "edge-direction"],
    pipelineWith(
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
    pipelineWith("", "").replace(/step: train\n(?= {4}edges)/, "step: <|>\n"),
  );
});

/** The inputs of a step, the one that an edge fills, and more keys of the node. */
function asFed(written: string): string {
  const [inputs, filled, keys = ""] = written.split(" <- ");
  return file(
    step("make"),
    step("use", `inputs: [${inputs}]`),
    pipeline(
      `- { name: a, type: execution, step: make }\n- { name: b, type: execution, step: use${keys} }`,
      `edges: [[a.output.x, b.input.${filled}]]`,
    ),
  );
}

test("input-required-unfed knows what fills an input", async (t) => {
  await checkFixRows(
    t,
    "input-required-unfed",
    [
      ["{ name: x } <- x"],
      ["{ name: x }, { name: y } <- x", "«b»"],
      ["{ name: x }, { name: y, optional: true } <- x"],
      ["{ name: x }, { name: y, default: 's3://a/b' } <- x"],
      [
        "{ name: x }, { name: y } <- x <- , override: { inputs: [{ name: y, default: 's3://a/b' }] }",
      ],
    ],
    asFed,
  );
});

test("input-required-unfed takes a misspelt input for the one that is meant, and any other for any", async (t) => {
  await checkFixRows(
    t,
    "input-required-unfed",
    [
      ["{ name: data } <- dta"],
      ["{ name: data }, { name: labels } <- dta", "«b»"],
      ["{ name: data }, { name: labels } <- nothing"],
    ],
    asFed,
  );
});
