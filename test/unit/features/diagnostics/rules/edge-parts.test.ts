import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-parts reports an end without a key", () => {
  checkRule(
    "edge-parts",
    edgesFile(`
      - [prepare.output, train.input.data]
         ^^^^^^^^^^^^^^ edge-parts: "prepare.output" has no key; write node.type.key
`),
  );
});

test("edge-parts reports an end that is a node alone", () => {
  checkRule(
    "edge-parts",
    edgesFile(`
      - [prepare.output.*, train]
                           ^^^^^ edge-parts: "train" has no type and no key; write node.type.key
`),
  );
});

test("edge-parts reports empty parts", () => {
  checkRule(
    "edge-parts",
    edgesFile(`
      - [".output.*", train.input.]
          ^^^^^^^^^ edge-parts: ".output.*" has no node; write node.type.key
                      ^^^^^^^^^^^^ edge-parts: "train.input." has no key; write node.type.key
`),
  );
});

test("edge-parts takes further dots for a part of the key", () => {
  checkRule(
    "edge-parts",
    edgesFile(`
      - [train.output.model.pkl, serve.file.api.model]
      - [prepare.metadata.best.rate, train.parameter.rate]
`),
  );
});

test("edge-parts stays quiet until an end is begun", () => {
  checkTyping("edge-parts", edgesFile("      - [<|>]\n"));
  checkTyping("edge-parts", edgesFile("      - [prepare.output.*, <|>]\n"));
});

test("edge-parts writes dots for other signs between the parts, which must all be the same", async (t) => {
  await checkFixRows(
    t,
    "edge-parts",
    [
      [
        "[prepare/output/*, train.input.data]",
        "«prepare/output/*» | choose «prepare/output/*»→«prepare.output.*»",
      ],
      [
        "[prepare.output.*, train:input:data]",
        "«train:input:data» | choose «train:input:data»→«train.input.data»",
      ],
      [
        "[prepare.output.*, train\\input\\data]",
        "«train\\input\\data» | choose «train\\input\\data»→«train.input.data»",
      ],
      [
        "[prepare.output.*, train|input|data]",
        "«train|input|data» | choose «train|input|data»→«train.input.data»",
      ],
      ["[prepare.output.*, train/input:data]", "«train/input:data»"],
      ["[prepare.output.*, train/inputs/data]", "«train/inputs/data»"],
      ["[prepare.output.*, a.train/input/data]", "«a.train/input/data»"],
      ["[prepare.output.*, train/input/data/x]", "«train/input/data/x»"],
    ],
    asEdge,
  );
});

test("edge-parts inserts the type under which the node declares the key", async (t) => {
  await checkFixRows(
    t,
    "edge-parts",
    [
      [
        "[prepare.metadata.x, train.rate]",
        "«train.rate» | choose «train.rate»→«train.parameter.rate»",
      ],
      ["[prepare.output.*, train.data]", "«train.data» | choose «train.data»→«train.input.data»"],
      ["[prepare.metadata.x, train.nothing]", "«train.nothing»"],
      ["[prepare.output.*, train.]", "«train.»"],
    ],
    asEdge,
  );
});

test("edge-parts inserts the type of free keys, if it is the only one that the other end allows", async (t) => {
  await checkFixRows(
    t,
    "edge-parts",
    [
      [
        "[train.best, train.parameter.rate]",
        "«train.best» | choose «train.best»→«train.metadata.best»",
      ],
      [
        "[train.rate, train.parameter.rate]",
        "«train.rate» | choose «train.rate»→«train.parameter.rate»",
      ],
      ["[train.metadata, train.parameter.rate]", "«train.metadata»"],
      ["[train.best, nobody.parameter.rate]", "«train.best»"],
    ],
    asEdge,
  );
});
