import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-pair reports files that would fill a parameter", () => {
  checkRule(
    "edge-pair",
    edgesFile(`
      - [prepare.output.*, train.parameter.rate]
                                 ^^^^^^^^^ edge-pair: An output cannot fill a parameter; it can fill "input" or "file"
`),
  );
});

test("edge-pair reports a value that would fill an input", () => {
  checkRule(
    "edge-pair",
    edgesFile(`
      - [prepare.metadata.x, train.input.data]
                                   ^^^^^ edge-pair: Metadata cannot fill an input; it can fill "parameter"
      - [prepare.parameter.rate, train.input.data]
                                       ^^^^^ edge-pair: A parameter cannot fill an input; it can fill "parameter"
`),
  );
});

test("edge-pair reports half a dependency", () => {
  checkRule(
    "edge-pair",
    edgesFile(`
      - [prepare.dependency.*, train.input.data]
                                     ^^^^^ edge-pair: A dependency only goes with another dependency, on both ends of the edge
`),
  );
});

test("edge-pair only informs about pairs of which nothing is known", () => {
  checkRule(
    "edge-pair",
    edgesFile(`
      - [prepare.parameter.rate, train.environment-variable.TOKEN]
                                       ^^^^^^^^^^^^^^^^^^^^ information edge-pair: It is not documented that a parameter can fill an environment variable
`),
  );
});

test("edge-pair takes the pairs that are documented", () => {
  checkRule(
    "edge-pair",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - [prepare.input.raw, train.input.extra]
      - [prepare.metadata.x, train.parameter.rate]
      - [prepare.parameter.rate, search.parameter.rate]
      - [prepare.environment-variable.TOKEN, train.environment-variable.TOKEN]
      - [train.output.model.pkl, serve.file.api.model]
`),
  );
});

test("edge-pair stays quiet while the type is typed", () => {
  checkTyping("edge-pair", edgesFile("      - [prepare.output.*, train.par<|>]\n"));
  checkTyping("edge-pair", edgesFile("      - [prepare.output.*, train.parameter<|>]\n"));
});

test("edge-pair offers the target type under which the key is declared", () => {
  checkFix(
    "edge-pair",
    'choose: Change to "input"',
    edgesFile(`
      - [prepare.output.*, train.parameter.data] # keep
`),
    edgesFile(`
      - [prepare.output.*, train.input.data] # keep
`),
  );
});

test("edge-pair offers a source type that can fill the target", () => {
  checkFix(
    "edge-pair",
    'choose: Change the source to "metadata"',
    edgesFile(`
      - [prepare.output.rate, train.parameter.rate]
`),
    edgesFile(`
      - [prepare.metadata.rate, train.parameter.rate]
`),
  );
});

test("edge-pair says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-pair",
    [
      ["[prepare.output.*, train.parameter.rate]", "«parameter» | choose «output»→«metadata»"],
      ["[prepare.metadata.*, train.input.data]", "«input» | choose «metadata»→«output»"],
      [
        "[prepare.output.rate, train.parameter.rate]",
        "«parameter» | choose «output»→«metadata» | choose «output»→«parameter»",
      ],
      ["[prepare.metadata.x, serve.file.api.model]", "«file» | choose «metadata»→«output»"],
      ["[prepare.dependency.*, train.input.data]", "«input» | choose «dependency»→«output»"],
      [
        "[prepare.environment-variable.TOKEN, train.parameter.rate]",
        "«parameter» | choose «environment-variable»→«metadata»",
      ],
      [
        "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.input.data]",
        "«input» | choose «metadata»→«output»",
      ],
      ["[prepare.metadata.x, serve.file.api.x]", "«file» | choose «metadata»→«output»"],
      [
        "[train.output.rate, prepare.parameter.rate]",
        "«parameter» | choose «output»→«metadata» | choose «output»→«parameter»",
      ],
      ["[train.input.data, prepare.parameter.rate]", "«parameter» | choose «input»→«metadata»"],
      ["[train.metadata.model.pkl, search.input.data]", "«input» | choose «metadata»→«output»"],
    ],
    asEdge,
  );
});

test("edge-pair knows which ends can be changed", async (t) => {
  await checkFixRows(
    t,
    "edge-pair",
    [
      ["[prepare.output.*, train.dependency.*]", "«dependency»"],
      [
        "[prepare.environment-variable.TOKEN, train.input.data]",
        "«input» | choose «environment-variable»→«output»",
      ],
      ["[serve.deployment.production, train.input.data]", "«input»"],
      ["[nobody.output.x, train.parameter.rate]"],
      ["[prepare.metadata, train.input.data]"],
    ],
    asEdge,
  );
});
