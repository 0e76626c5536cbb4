import { test } from "node:test";
import { checkFix, checkNoFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-direction reports a target that only gives", () => {
  checkRule(
    "edge-direction",
    edgesFile(`
      - [prepare.output.*, train.output.*]
                                 ^^^^^^ edge-direction: "output" can only be the source of an edge
      - [prepare.metadata.x, train.metadata.x]
                                   ^^^^^^^^ edge-direction: "metadata" can only be the source of an edge
`),
  );
});

test("edge-direction reports a source that only receives", () => {
  checkRule(
    "edge-direction",
    edgesFile(`
      - [serve.file.api.model, train.input.data]
               ^^^^ edge-direction: "file" can only be the target of an edge
`),
  );
});

test("edge-direction reports an edge that is written backwards once", () => {
  checkSlip(
    "edge-direction",
    edgesFile(`
      - [train.input.data, prepare.output.*]
                                   ^^^^^^ edge-direction: "output" can only be the source of an edge
`),
  );
});

test("edge-direction leaves an edge from an input alone", () => {
  checkRule(
    "edge-direction",
    edgesFile(`
      - [prepare.input.raw, train.input.data]
`),
  );
});

test("edge-direction stays quiet while the type is typed", () => {
  checkTyping("edge-direction", edgesFile("      - [prepare.output.*, train.outp<|>"));
  checkTyping("edge-direction", edgesFile("      - [prepare.output.*, train.output<|>"));
});

test("edge-direction swaps source and target", () => {
  checkFix(
    "edge-direction",
    "choose: Swap source and target",
    edgesFile(`
      - ["train.input.data", prepare.output.*] # keep
`),
    edgesFile(`
      - [prepare.output.*, "train.input.data"] # keep
`),
  );
});

test("edge-direction swaps the values of source and target", () => {
  checkFix(
    "edge-direction",
    "choose: Swap source and target",
    edgesFile(`
      - source: serve.file.api.model
        target: train.output.model.pkl
`),
    edgesFile(`
      - source: train.output.model.pkl
        target: serve.file.api.model
`),
  );
});

test("edge-direction offers no swap that makes no sense", () => {
  checkNoFix(
    "edge-direction",
    edgesFile(`
      - [prepare.output.*, train.output.*]
`),
  );
});

test("edge-direction says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-direction",
    [
      [
        "[train.input.data, prepare.output.x]",
        "«output» | choose «train.input.data»→«prepare.output.x» «prepare.output.x»→«train.input.data»",
      ],
      [
        "[train.parameter.rate, prepare.metadata.x]",
        "«metadata» | choose «train.parameter.rate»→«prepare.metadata.x» «prepare.metadata.x»→«train.parameter.rate»",
      ],
      [
        "['train.input.data', \"prepare.output.x\"]",
        "«output» | choose «'train.input.data'»→«\"prepare.output.x\"» «\"prepare.output.x\"»→«'train.input.data'»",
      ],
      [
        "{ source: 'train.input.data', target: 'prepare.output.x' }",
        "«output» | choose «'train.input.data'»→«'prepare.output.x'» «'prepare.output.x'»→«'train.input.data'»",
      ],
    ],
    asEdge,
  );
});

test("edge-direction swaps no ends that would be wrong the other way round as well", async (t) => {
  await checkFixRows(
    t,
    "edge-direction",
    [
      ["[train.inputs.data, prepare.output.x]", "«output»"],
      ["[train.input.data, prepare.outputs.x]", "«outputs»"],
      ["[nobody.input.data, prepare.output.x]", "«output»"],
      ["[train.input.data, serve.output.x]", "«output»"],
      ["[serve.file.api.model, prepare.metadata.x]", "«file»"],
      ["[serve.input.x, train.output.model.pkl]", "«output»"],
      ["[train.file.x, prepare.output.x]", "«file»"],
      ["[serve.file.api.model, serve.output.x]", "«file»"],
      ["[train.dependency.*, prepare.output.x]", "«output»"],
      ["[train.parameter.rate, prepare.output.x]", "«output»"],
    ],
    asEdge,
  );
});
