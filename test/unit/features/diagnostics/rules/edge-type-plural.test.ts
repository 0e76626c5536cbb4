import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-type-plural reports a socket type in the plural, at either end", () => {
  checkRule(
    "edge-type-plural",
    edgesFile(`
      - [prepare.outputs.*, train.inputs.data]
                 ^^^^^^^ edge-type-plural: "outputs" is not a socket type; write "output"
                                  ^^^^^^ edge-type-plural: "inputs" is not a socket type; write "input"
`),
  );
});

test("edge-type-plural leaves the singular alone", () => {
  checkRule(
    "edge-type-plural",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - [prepare.metadata.epochs, train.parameter.epochs]
`),
  );
});

test("edge-type-plural does not keep the key from being looked up", () => {
  checkRule(
    ["edge-type-plural", "edge-target-missing"],
    edgesFile(`
      - [prepare.output.*, train.inputs.dta]
                                 ^^^^^^ edge-type-plural: "inputs" is not a socket type; write "input"
                                        ^^^ edge-target-missing: Step "train" has no input "dta"
`),
  );
});

test("edge-type-plural stays quiet while the type is typed", () => {
  checkTyping("edge-type-plural", edgesFile("      - [prepare.outputs<|>]\n"));
});

test("edge-type-plural writes the singular", () => {
  checkFix(
    "edge-type-plural",
    'spelling: Change to "output"',
    edgesFile(`
      - [prepare.outputs.*, train.input.data] # keep
`),
    edgesFile(`
      - [prepare.output.*, train.input.data] # keep
`),
  );
});

test("edge-type-plural says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-type-plural",
    [
      [
        "[prepare.outputs.*, train.inputs.data]",
        "«outputs» | spelling «outputs»→«output»",
        "«inputs» | spelling «inputs»→«input»",
      ],
      [
        "[prepare.outputs.*, train.inputs.dat]",
        "«outputs» | spelling «outputs»→«output»",
        "«inputs» | spelling «inputs»→«input»",
      ],
      ["[prepare.outputs.*, train.outputs.data]", "«outputs» | spelling «outputs»→«output»"],
      [
        "[prepare.parameters.rat, train.parameters.epoch]",
        "«parameters» | spelling «parameters»→«parameter»",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
      ["[prepare.output.*, serve.files.api.model]", "«files» | spelling «files»→«file»"],
      ["[prepare.output.*, serve.files.api.modl]", "«files» | spelling «files»→«file»"],
      [
        "[search.metadatas.x, train.parameter.rate]",
        "«metadatas» | spelling «metadatas»→«metadata»",
      ],
      ["[train.inputs.data, prepare.output.x]", "«inputs» | spelling «inputs»→«input»"],
      [
        "[prepare.metadata.a, train.parameters.rate]\n[prepare.metadata.b, train.parameter.rate]",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
    ],
    asEdge,
  );
});

test("edge-type-plural writes the singular unless another type is meant", async (t) => {
  await checkFixRows(
    t,
    "edge-type-plural",
    [
      ["[prepare.output.*, train.parameters.data]"],
      [
        "[prepare.output.*, train.parameters.rate]",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
      ["[prepare.outputs.*, train.parameter.data]", "«outputs» | spelling «outputs»→«output»"],
      ["[prepare.outputs.*, nobody.input.data]", "«outputs» | spelling «outputs»→«output»"],
      ["[prepare.metadata.x, train.inputs.rate]"],
      [
        "[prepare.parameters.rate, train.input.rate]",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
    ],
    asEdge,
  );
});
