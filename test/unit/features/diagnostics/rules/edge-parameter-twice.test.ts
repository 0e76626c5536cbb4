import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-parameter-twice reports a second edge into a parameter", () => {
  checkRule(
    "edge-parameter-twice",
    edgesFile(`
      - [prepare.metadata.a, train.parameter.rate]
      - [prepare.metadata.b, train.parameter.rate]
                                             ^^^^ edge-parameter-twice: Parameter "rate" of node "train" is filled by another edge
`),
  );
});

test("edge-parameter-twice reports it for a parameter with several values, too", () => {
  checkRule(
    "edge-parameter-twice",
    edgesFile(`
      - [prepare.metadata.a, train.parameter.layers]
      - [prepare.metadata.b, train.parameter.layers]
                                             ^^^^^^ edge-parameter-twice: Parameter "layers" of node "train" is filled by another edge
`),
  );
});

test("edge-parameter-twice leaves inputs alone, whose files add up", () => {
  checkRule(
    "edge-parameter-twice",
    edgesFile(`
      - [prepare.output.a, train.input.data]
      - [prepare.output.b, train.input.data]
`),
  );
});

test("edge-parameter-twice leaves the same parameter of different nodes alone", () => {
  checkRule(
    "edge-parameter-twice",
    edgesFile(`
      - [prepare.metadata.a, train.parameter.rate]
      - [prepare.metadata.a, search.parameter.rate]
`),
  );
});

test("edge-parameter-twice stays quiet while the key is typed", () => {
  checkTyping(
    "edge-parameter-twice",
    edgesFile(`
      - [prepare.metadata.a, train.parameter.rate]
      - [prepare.metadata.b, train.parameter.<|>]
`),
  );
});

test("edge-parameter-twice removes the later edge", () => {
  checkFix(
    "edge-parameter-twice",
    "remove: Remove this edge",
    edgesFile(`
      - [prepare.metadata.a, train.parameter.rate] # first
      - [prepare.metadata.b, train.parameter.rate]
      # after
`),
    edgesFile(`
      - [prepare.metadata.a, train.parameter.rate] # first
      # after
`),
  );
});

test("edge-parameter-twice says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-parameter-twice",
    [
      [
        "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]",
        "«rate» | The other edge: «train.parameter.rate» | remove «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
      ],
      [
        "[prepare.metadata.a, train.parameters.rate]\n[prepare.metadata.b, train.parameter.rate]",
        "«rate» | The other edge: «train.parameters.rate» | remove «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
      ],
      [
        "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]",
        "«rate» | The other edge: «train.parameter.rate» | remove «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
      ],
    ],
    asEdge,
  );
});

test("edge-parameter-twice counts only edges that name a parameter of a node", async (t) => {
  await checkFixRows(
    t,
    "edge-parameter-twice",
    [
      [
        "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]\n[prepare.metadata.c, train.parameter.rate]",
        "«rate» | The other edge: «train.parameter.rate» | remove «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
        "«rate» | The other edge: «train.parameter.rate» | remove «      - [prepare.metadata.c, train.parameter.rate]⏎»→«»",
      ],
      ["[prepare.output.a, train.input.data]\n[prepare.output.b, train.input.data]"],
      ["[prepare.metadata.a, train.parameter]\n[prepare.metadata.b, train.parameter]"],
      ["[prepare.metadata.a, nobody.parameter.x]\n[prepare.metadata.b, nobody.parameter.x]"],
    ],
    asEdge,
  );
});
