import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asPipelineParameter } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  ["{ name: q, default: 1, target: n.parameter.a }"],
  ["{ name: q, default: 1, target: n.parameters.a }", "pipeline-parameter-plural «parameters»"],
  ["{ name: q, default: 1, targets: [n.parameter.a, m.parameter.a] }"],
  ["{ name: q, default: 1, targets: n.parameter.a }"],
  ["{ name: q, default: 1, target: [n.parameter.a] }", "prop-type «target»"],
  [
    "{ name: q, default: 1, target: n.parameter.a, targets: [m.parameter.a] }",
    "pipeline-parameter-target-and-targets «target»",
  ],
  [
    "{ name: q, default: 1, target: n.parameter.a, targets: [n.parameter.a] }",
    "pipeline-parameter-target-and-targets «target»",
  ],
  [
    "{ name: q, default: 1, target: n.parameter.a, targets: [] }",
    "pipeline-parameter-target-and-targets «target»",
  ],
  ["{ name: q, default: 1, targets: [n.parameter.a, n.parameter.a] }"],
  ["{ name: q, default: 1 }", "pipeline-parameter-no-target «q»"],
  ["{ name: q, default: 1, targets: [] }", "pipeline-parameter-no-target «q»"],
  ['{ name: q, default: 1, target: "" }', "pipeline-parameter-target «»"],
  ["{ name: q, default: 1, target: n.parameter.z }", "pipeline-parameter-target «z»"],
  ["{ name: q, default: 1, target: n.parameter.aa }", "pipeline-parameter-target «aa»"],
  ["{ name: q, default: 1, target: x.parameter.a }", "pipeline-parameter-target «x»"],
  ["{ name: q, default: 1, target: nn.parameter.a }", "pipeline-parameter-target «nn»"],
  ["{ name: q, default: 1, target: n.parameter }", "pipeline-parameter-target «n.parameter»"],
  ["{ name: q, default: 1, target: n }", "pipeline-parameter-target «n»"],
  ["{ name: q, default: 1, target: n.a }", "pipeline-parameter-target «n.a»"],
  ["{ name: q, default: 1, target: a }", "pipeline-parameter-target «a»"],
  ["{ name: q, default: 1, target: n.input.data }", "pipeline-parameter-target «input»"],
  ["{ name: q, default: 1, target: n.output.x }", "pipeline-parameter-target «output»"],
  ["{ name: q, default: 1, target: n.paramter.a }", "pipeline-parameter-target «paramter»"],
  ["{ name: q, default: 1, target: serve.parameter.a }", "pipeline-parameter-target «serve»"],
  ["{ name: q, default: 1, target: old.parameter.z }"],
  ["{ name: q, default: 1, target: m.parameter.z }", "pipeline-parameter-target «z»"],
  ["{ name: q, default: 1, target: m.parameter.a }"],
  ["{ name: q, default: [1, 2], target: n.parameter.l }"],
  [
    "{ name: q, default: [1, 2], target: n.parameter.a }",
    "pipeline-parameter-list-not-multiple «n.parameter.a»",
  ],
  [
    "{ name: q, default: [1, 2], target: m.parameter.a }",
    "pipeline-parameter-list-task «m.parameter.a»",
  ],
  ["{ name: q, default: 1, target: m.parameter.b }", "pipeline-parameter-and-edge «m.parameter.b»"],
  [
    "{ name: q, default: 1, targets: [n.parameter.a, m.parameter.b] }",
    "pipeline-parameter-and-edge «m.parameter.b»",
  ],
  ["{ name: q, default: x, target: n.parameter.a }"],
  ["{ name: q, default: x, target: n.parameter.b }"],
  ["{ name: q, target: n.parameter.a }"],
  ["{ name: q, value: 1, target: n.parameter.a }", "pipeline-parameter-type «value»"],
  ["{ name: q, value: 1, default: 2, target: n.parameter.a }", "pipeline-parameter-type «value»"],
  [
    "{ name: q, type: integer, default: 1, target: n.parameter.a }",
    "pipeline-parameter-type «type»",
  ],
  [
    "{ name: q, type: string, default: 1, target: n.parameter.a }",
    "pipeline-parameter-type «type»",
  ],
  ["{ name: q, optional: true, default: 1, target: n.parameter.a }", "prop-unknown «optional»"],
  ["{ name: q, multiple: repeat, default: 1, target: n.parameter.a }", "prop-unknown «multiple»"],
  ["{ default: 1, target: n.parameter.a }", "prop-missing «default»"],
  [
    "{ name: q, default: 1, tagret: n.parameter.a }",
    "pipeline-parameter-no-target «q»",
    "prop-unknown «tagret»",
  ],
  [
    "{ name: q, default: 1, target: n.parameter.a }\n      - { name: q, default: 2, target: n.parameter.b }",
  ],
  [
    "{ name: q, default: 1, target: n.parameter.a }\n      - { name: r, default: 2, target: n.parameter.a }",
  ],
  [
    "{ name: q, default: 1, target: n.parameter.a, targets: m.parameter.a }",
    "pipeline-parameter-target-and-targets «target»",
  ],
  ["q", "prop-type «q»"],
  [
    "{ name: q, default: 1, target: { x: y }, targets: [n.parameter.a] }",
    "prop-type «target»",
    "pipeline-parameter-target-and-targets «target»",
  ],
  [
    "{ name: q, default: 1, target: , targets: [n.parameter.a] }",
    "prop-missing «target»",
    "pipeline-parameter-target-and-targets «target»",
  ],
  [
    "{ name: q, default: 1, target: n.parameter.a, targets: { x: y } }",
    "pipeline-parameter-target-and-targets «target»",
    "prop-type «targets»",
  ],
  [
    "{ name: q, default: [1], target: n.parameters.a }",
    "pipeline-parameter-list-not-multiple «n.parameters.a»",
    "pipeline-parameter-plural «parameters»",
  ],
  [
    "{ name: q, default: [1], targets: [n.parameter.a, m.parameter.a] }",
    "pipeline-parameter-list-not-multiple «n.parameter.a»",
    "pipeline-parameter-list-task «m.parameter.a»",
  ],
  ["{ name: q, default: 1, target: n.parameter.a.b }", "pipeline-parameter-target «a.b»"],
  ["{ name: q, default: 1, target: serve.file.api.m }", "pipeline-parameter-target «serve»"],
  ["{ name: q, default: 1, target: old.parameter.a }"],
  ["{ name: q, default: 1, target: old.input.a }", "pipeline-parameter-target «input»"],
  ["{ name: q, default: 1, target: n.dependency.a }", "pipeline-parameter-target «dependency»"],
  ['{ name: q, default: 1, target: "n.parameter.a" }'],
  ["{ name: q, default: 1, target: N.parameter.a }", "pipeline-parameter-target «N»"],
  [
    "{ name: q, default: 1, targets: [n.parameter.z, m.parameter.zz, x.parameter.a] }",
    "pipeline-parameter-target «z»",
    "pipeline-parameter-target «zz»",
    "pipeline-parameter-target «x»",
  ],
  [
    "{ name: q, value: 1, value-type: x, target: n.parameter.a }",
    "pipeline-parameter-type «value»",
    "prop-unknown «value-type»",
  ],
  ["{ name: q, style: multiple, default: 1, target: n.parameter.a }", "prop-unknown «style»"],
  ["{ name: q, rules: { items: [1] }, target: m.parameter.a }", "prop-unknown «rules»"],
];

test("says of each pipeline parameter what is wrong and no more", async (t) => {
  await checkRows(t, rows, asPipelineParameter);
});
