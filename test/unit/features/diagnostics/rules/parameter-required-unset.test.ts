import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("parameter-required-unset names the parameters that get no value", () => {
  checkRule(
    "parameter-required-unset",
    file(
      step(
        "train",
        `
      parameters: [{ name: a }, { name: b }, { name: c, default: x }]
    `,
      ),
      pipeline(`
      - { name: n, type: execution, step: train }
                                          ^^^^^ parameter-required-unset: Parameters "a" and "b" of step "train" get no value here
    `),
    ),
  );
});

test("parameter-required-unset reports a default of null", () => {
  checkRule(
    "parameter-required-unset",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, default: null }]
    `,
      ),
      pipeline(`
      - { name: n, type: execution, step: train }
                                          ^^^^^ parameter-required-unset: Parameter "a" of step "train" gets no value here
    `),
    ),
  );
});

test("parameter-required-unset stays quiet where something gives the value", () => {
  checkRule(
    "parameter-required-unset",
    file(
      step(
        "train",
        `
      parameters: [{ name: a }, { name: b }, { name: c }]
    `,
      ),
      pipeline(
        `
      - { name: m, type: execution, step: other, commit: x }
      - name: n
        type: execution
        step: train
        override:
          parameters: [{ name: a, default: x }]
    `,
        `
      parameters: [{ name: p, targets: [n.parameter.b] }]
      edges: [[m.metadata.x, n.parameter.c]]
    `,
      ),
    ),
  );
});

test("parameter-required-unset stays quiet where the blueprint gives the value", () => {
  checkRule(
    "parameter-required-unset",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      pipeline(`
      - { name: n, type: task, task: search }
    `),
    ),
  );
});

test("parameter-required-unset leaves flags and optional parameters alone", () => {
  checkRule(
    "parameter-required-unset",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag }, { name: b, optional: true }]
    `,
      ),
      pipeline(`
      - { name: n, type: execution, step: train }
    `),
    ),
  );
});

test("parameter-required-unset stays quiet while the parameter has no name", () => {
  checkTyping(
    "parameter-required-unset",
    file(
      step(
        "train",
        `
      parameters:
        - name:
    `,
      ),
      pipeline(`
      - { name: n, type: execution, step: train }<|>
    `),
    ),
  );
});

/** A parameter of the step "train", and the node that runs it; the task "sweep" gives values to "y". */
function asRun(written: string): string {
  const [parameter, node] = written.split(" <- ");
  return file(
    step("train", `parameters: [${parameter}]`),
    task("sweep", "parameters: [{ name: y, style: multiple, rules: { items: [1, 2] } }]"),
    pipeline(`- { name: n, ${node} }`),
  );
}

test("parameter-required-unset knows what gives a value", async (t) => {
  await checkFixRows(
    t,
    "parameter-required-unset",
    [
      ["{ name: y } <- type: task, task: sweep"],
      ["{ name: x } <- type: task, task: sweep", "«sweep»"],
      ["{ name: y } <- type: execution, step: train, task: sweep", "«train»"],
      ["{ name: y } <- type: task, step: train", "«train»"],
      ["{ name: y } <- type: task, task: nobody"],
      ["{ name: x } <- type: execution, step: nobody"],
      [
        "{ name: x } <- type: execution, step: train, override: { parameters: [{ name: x, default: 1 }] }",
      ],
    ],
    asRun,
  );
});

test("parameter-required-unset wants a parameter that must have a value", async (t) => {
  await checkFixRows(
    t,
    "parameter-required-unset",
    [
      ["{ name: x, type: integer } <- type: execution, step: train", "«train»"],
      ["{ name: x, type: flag } <- type: execution, step: train"],
      ["{ name: x, optional: true } <- type: execution, step: train"],
      ["{ name: x, default: 1 } <- type: execution, step: train"],
      ["{ type: integer } <- type: execution, step: train"],
    ],
    asRun,
  );
});

/** An edge from metadata into a task node, whose step has a parameter without a value and an input. */
function asFeedingEdge(edge: string): string {
  return file(
    step("train", "inputs: [{ name: data, optional: true }]\nparameters: [{ name: x }]"),
    pipeline(
      "- { name: a, type: execution, step: other, commit: y }\n- { name: n, type: task, step: train }",
      `edges: [${edge}]`,
    ),
  );
}

test("parameter-required-unset leaves a misspelt edge to the rules for edges", async (t) => {
  await checkFixRows(
    t,
    "parameter-required-unset",
    [
      ["[a.metadata.x, n.input.x]"],
      ["[a.metadata.x, n.inputs.x]"],
      ["[a.metadata.x, n.x]"],
      ["[a.metadata.x, n.input.data]", "«train»"],
      ["[a.metadata.x, n.data]", "«train»"],
      ["[a.metadata.x, n.parameter.data]", "«train»"],
    ],
    asFeedingEdge,
  );
});
