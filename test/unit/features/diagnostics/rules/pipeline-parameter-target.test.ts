import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { file, pipeline, step, trainPipeline } from "../../../../support/yaml.ts";

test("pipeline-parameter-target reports what does not exist, at its part of the target", () => {
  checkRule(
    "pipeline-parameter-target",
    trainPipeline(
      `
      parameters:
        - name: p
          targets:
            - ab.parameter.x
              ^^ pipeline-parameter-target: No node of this pipeline is named "ab"
            - other.parameter.x
              ^^^^^ pipeline-parameter-target: No node of this pipeline is named "other"
            - aa.parameter.z
                           ^ pipeline-parameter-target: Step "train" has no parameter "z"
            - t.parameter.z
                          ^ pipeline-parameter-target: Step "train" has no parameter "z"
      edges: []
    `,
      {
        nodes: `
      - { name: aa, type: execution, step: train }
      - { name: t, type: task, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-target reports another socket type", () => {
  checkRule(
    "pipeline-parameter-target",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
      inputs: [{ name: i, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      parameters: [{ name: p, targets: [a.input.i, a.paramter.x] }]
                                          ^^^^^ pipeline-parameter-target: A pipeline parameter cannot fill "input"; write "parameter"
                                                     ^^^^^^^^ pipeline-parameter-target: A pipeline parameter cannot fill "paramter"; write "parameter"
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-target reports a target without all its parts", () => {
  checkRule(
    "pipeline-parameter-target",
    trainPipeline(`
      parameters: [{ name: p, targets: [a.x, a] }]
                                        ^^^ pipeline-parameter-target: "a.x" has no socket type; write a.parameter.x
                                             ^ pipeline-parameter-target: "a" has no type and no key; write node.type.key
      edges: []
    `),
  );
});

test("pipeline-parameter-target reports a deployment node", () => {
  checkRule(
    "pipeline-parameter-target",
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(
        `
      - { name: a, type: deployment, deployment: shop }
    `,
        `
      parameters: [{ name: p, target: a.parameter.x }]
                                      ^ pipeline-parameter-target: "a" is a deployment node, which has no parameters
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-target leaves a node of another commit alone where the file has its step", () => {
  checkRule(
    "pipeline-parameter-target",
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train, commit: main }
    `,
        `
      parameters: [{ name: p, targets: [a.parameter.x] }]
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-target judges no target of a node with a commit, whether the file has a step of that name or not", () => {
  checkRule(
    "pipeline-parameter-target",
    file(
      pipeline(
        `
      - { name: a, type: execution, step: elsewhere, commit: main }
      - { name: b, type: task, step: elsewhere, commit: main }
      - { name: c, type: execution, step: elsewhere, commit: "library:some/step" }
    `,
        `
      parameters:
        - { name: p, targets: [a.parameter.x, b.parameter.x, c.parameter.y] }
        - { name: q, targets: [a.input.x, d.parameter.x] }
                                 ^^^^^ pipeline-parameter-target: A pipeline parameter cannot fill "input"; write "parameter"
                                          ^ pipeline-parameter-target: No node of this pipeline is named "d"
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-target leaves a node whose step is missing to node-step-missing", () => {
  checkRule(
    ["pipeline-parameter-target", "node-step-missing"],
    file(
      pipeline(
        `
      - { name: a, type: execution, step: train }
                                          ^^^^^ node-step-missing: No step is named "train"
    `,
        `
      parameters: [{ name: p, targets: [a.parameter.x] }]
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-target leaves a node whose name has a dot to node-name-dot", () => {
  checkRule(
    ["pipeline-parameter-target", "node-name-dot"],
    trainPipeline(
      `
      parameters: [{ name: p, targets: [a.b.parameter.x] }]
      edges: []
    `,
      {
        nodes: `
      - { name: a.b, type: execution, step: train }
                ^^^ node-name-dot: Edges cannot address "a.b": a node's name must not contain a dot
    `,
      },
    ),
  );
});

test("pipeline-parameter-target stays quiet while the target is not written", () => {
  checkTyping(
    "pipeline-parameter-target",
    trainPipeline(`
      edges: []
      parameters:
        - name: p
          targets:
            -<|>
    `),
  );
});

test("pipeline-parameter-target changes to the nearest node", () => {
  const text = (keys: string) =>
    trainPipeline(keys, {
      nodes: `
      - { name: train, type: execution, step: train }
    `,
    });
  checkFix(
    "pipeline-parameter-target",
    'choose: Change to "train"',
    text(`
    parameters:
      - name: p
        targets:
          - tarin.parameter.x # keep
    edges: []
  `),
    text(`
    parameters:
      - name: p
        targets:
          - train.parameter.x # keep
    edges: []
  `),
  );
});

test("pipeline-parameter-target changes to the nearest parameter", () => {
  const text = (keys: string) =>
    trainPipeline(keys, { parameters: "{ name: rate, optional: true }" });
  checkFix(
    "pipeline-parameter-target",
    'choose: Change to "rate"',
    text(`
    parameters:
      - { name: p, targets: a.parameter.raet }
    edges: []
  `),
    text(`
    parameters:
      - { name: p, targets: a.parameter.rate }
    edges: []
  `),
  );
});

test("pipeline-parameter-target declares the parameter with the type of the default", () => {
  const text = (keys: string) =>
    file(
      step("train", keys),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      parameters: [{ name: p, default: 5, targets: [a.parameter.z] }]
      edges: []
    `,
      ),
    );
  checkFix(
    "pipeline-parameter-target",
    'add: Declare parameter "z" in step "train"',
    text(`
    parameters: # keep
      - name: x
        optional: true
  `),
    text(`
    parameters: # keep
      - name: x
        optional: true
      - name: z
        type: integer
  `),
  );
});

test("pipeline-parameter-target says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-target",
    [
      [
        "{ name: q, default: 1, target: n.parameter.z }",
        "«z» | add «»→«, { name: z, type: integer, optional: true }»",
      ],
      [
        "{ name: q, default: 1, target: n.parameter.aa }",
        "«aa» | add «»→«, { name: aa, type: integer, optional: true }»",
      ],
      ["{ name: q, default: 1, target: n.a }", "«n.a» | choose «n.a»→«n.parameter.a»"],
      [
        "{ name: q, default: 1, target: n.paramter.a }",
        "«paramter» | spelling «paramter»→«parameter»",
      ],
      [
        "{ name: q, default: 1, target: m.parameter.z }",
        "«z» | add «»→«, { name: z, type: integer, optional: true }»",
      ],
      [
        "{ name: q, default: 1, target: n.parameter.a.b }",
        "«a.b» | add «»→«, { name: a.b, type: integer, optional: true }»",
      ],
      [
        "{ name: q, default: 1, targets: [n.parameter.z, m.parameter.zz, x.parameter.a] }",
        "«z» | add «»→«, { name: z, type: integer, optional: true }»",
        "«zz» | add «»→«, { name: zz, type: integer, optional: true }»",
        "«x»",
      ],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-target inserts the type where only that is missing", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-target",
    [
      ["{ name: q, target: n.a }", "«n.a» | choose «n.a»→«n.parameter.a»"],
      ["{ name: q, target: n.parameter }", "«n.parameter»"],
      ["{ name: q, target: n.input }", "«n.input»"],
      ["{ name: q, target: n }", "«n»"],
      ["{ name: q, target: .a }", "«.a»"],
      ["{ name: q, target: .parameter.a }", "«.parameter.a»"],
      ["{ name: q, target: n..a }", "«n..a»"],
      ["{ name: q, target: n.parameter. }", "«n.parameter.»"],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-target corrects a misspelt type, and leaves other types", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-target",
    [
      ["{ name: q, target: n.paramter.a }", "«paramter» | spelling «paramter»→«parameter»"],
      ["{ name: q, target: n.inputs.a }", "«inputs»"],
      ["{ name: q, target: n.zebra.a }", "«zebra»"],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-target offers no deployment node for a misspelt one", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-target",
    [["{ name: q, target: serv.parameter.a }", "«serv»"]],
    asPipelineParameter,
  );
});

test("pipeline-parameter-target declares a missing parameter in the step of the node", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-target",
    [
      [
        "{ name: q, target: n.parameter.zebra, default: 1 }",
        "«zebra» | add «»→«, { name: zebra, type: integer, optional: true }»",
      ],
      [
        "{ name: q, target: m.parameter.zebra }",
        "«zebra» | add «»→«, { name: zebra, optional: true }»",
      ],
      ["{ name: q, target: last.parameter.x }", "«x» | add «»→«, parameters: [{ name: x }]»"],
      ["{ name: q, target: old.parameter.zebra }"],
    ],
    asPipelineParameter,
  );
});
