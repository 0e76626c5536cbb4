import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-duplicate reports an edge that is there already", () => {
  checkRule(
    "edge-duplicate",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - [prepare.output.*, train.input.data]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge-duplicate: This edge is already in the pipeline
`),
  );
});

test("edge-duplicate sees the same edge in another form", () => {
  checkRule(
    "edge-duplicate",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - source: prepare.output.*
                ^^^^^^^^^^^^^^^^ edge-duplicate: This edge is already in the pipeline
        target: train.input.data
`),
  );
});

test("edge-duplicate does not count one edge into a parameter for two", () => {
  checkRule(
    "edge-duplicate",
    edgesFile(`
      - [prepare.metadata.x, train.parameter.rate]
      - [prepare.metadata.x, train.parameter.rate]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge-duplicate: This edge is already in the pipeline
`),
  );
});

test("edge-duplicate leaves edges alone that differ in a part", () => {
  checkRule(
    "edge-duplicate",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - [prepare.output.*, train.input.extra]
      - [prepare.output.a, train.input.data]
`),
  );
});

test("edge-duplicate stays quiet while an edge is typed", () => {
  checkTyping(
    "edge-duplicate",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - [prepare.output.*, <|>
`),
  );
});

test("edge-duplicate removes the later edge", () => {
  checkFix(
    "edge-duplicate",
    "remove: Remove the repeated edge",
    edgesFile(`
      - [prepare.output.*, train.input.data] # first
      - [prepare.output.*, train.input.data] # again
      - [prepare.output.*, train.input.extra] # other
`),
    edgesFile(`
      - [prepare.output.*, train.input.data] # first
      - [prepare.output.*, train.input.extra] # other
`),
  );
});

test("edge-duplicate says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-duplicate",
    [
      [
        "[prepare.output.*, train.input.data]\n[prepare.output.*, train.input.data]",
        "«[prepare.output.*, train.input.data]» | unnecessary | The same edge: «[prepare.output.*, train.input.data]» | remove «      - [prepare.output.*, train.input.data]⏎»→«»",
      ],
      [
        "[prepare.output.*, train.input.data]\n{ source: prepare.output.*, target: train.input.data }",
        "«{ source: prepare.output.*, target: train.input.data }» | unnecessary | The same edge: «[prepare.output.*, train.input.data]» | remove «      - { source: prepare.output.*, target: train.input.data }⏎»→«»",
      ],
      [
        "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.a, train.parameter.rate]",
        "«[prepare.metadata.a, train.parameter.rate]» | unnecessary | The same edge: «[prepare.metadata.a, train.parameter.rate]» | remove «      - [prepare.metadata.a, train.parameter.rate]⏎»→«»",
      ],
      [
        "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]",
        "«[prepare.metadata.b, train.parameter.rate]» | unnecessary | The same edge: «[prepare.metadata.b, train.parameter.rate]» | remove «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
      ],
    ],
    asEdge,
  );
});

test("edge-duplicate compares whole edges, whose types may be plural", async (t) => {
  await checkFixRows(
    t,
    "edge-duplicate",
    [
      ["[prepare.output, train.input.data]\n[prepare.output, train.input.data]"],
      ["[prepare.output.*, train.input]\n[prepare.output.*, train.input]"],
      ["[prepare.output.*, null]\n[prepare.output.*, null]"],
      ["[null, train.input.data]\n[null, train.input.data]"],
      [
        "[prepare.outputs.*, train.input.data]\n[prepare.output.*, train.input.data]",
        "«[prepare.output.*, train.input.data]» | unnecessary | The same edge: «[prepare.outputs.*, train.input.data]» | remove «      - [prepare.output.*, train.input.data]⏎»→«»",
      ],
    ],
    asEdge,
  );
});
