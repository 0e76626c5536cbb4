import { test } from "node:test";
import {
  checkFix,
  checkFixAll,
  checkNoFix,
  checkTyping,
} from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlip } from "../../../../support/check-rule.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-node-missing reports a node that the pipeline does not have, at either end", () => {
  checkRule(
    "edge-node-missing",
    edgesFile(`
      - [preprare.output.*, train.input.data]
         ^^^^^^^^ edge-node-missing: No node of this pipeline is named "preprare"; did you mean "prepare"?
      - [prepare.output.*, evaluate.input.data]
                           ^^^^^^^^ edge-node-missing: No node of this pipeline is named "evaluate"
`),
  );
});

test("edge-node-missing says nothing more about the rest of the end", () => {
  checkSlip(
    "edge-node-missing",
    edgesFile(`
      - [prepare.output.*, evaluate.nonsense.data]
                           ^^^^^^^^ edge-node-missing: No node of this pipeline is named "evaluate"
`),
  );
});

test("edge-node-missing knows all kinds of nodes", () => {
  checkRule(
    "edge-node-missing",
    edgesFile(`
      - [prepare.output.*, train.input.data]
      - [search.output.*, serve.file.api.model]
`),
  );
});

test("edge-node-missing stays quiet until a whole end is typed", () => {
  checkTyping("edge-node-missing", edgesFile("      - [<|>"));
  checkTyping("edge-node-missing", edgesFile("      - [prep<|>"));
  checkTyping("edge-node-missing", edgesFile("      - [prep.outp<|>"));
});

test("edge-node-missing offers the nearest name", () => {
  checkFix(
    "edge-node-missing",
    'choose: Change to "train"',
    edgesFile(`
      - [prepare.output.*, 'trian.input.data'] # keep
`),
    edgesFile(`
      - [prepare.output.*, 'train.input.data'] # keep
`),
  );
});

test("edge-node-missing asks for no name that differs in its number only, or that is as near as another", () => {
  const others = ["fold1", "fold3"].map(
    (it) => `      - { name: ${it}, type: execution, step: prepare }\n`,
  );
  const text = edgesFile("      - [fold2.output.*, train.input.data]\n", others.join(""));
  checkRule(
    "edge-node-missing",
    edgesFile(
      `
      - [fold2.output.*, train.input.data]
         ^^^^^ edge-node-missing: No node of this pipeline is named "fold2"
      - [fold.output.*, train.input.data]
         ^^^^ edge-node-missing: No node of this pipeline is named "fold"
      - [fold1.output.*, train.input.data]
      - [fold3.output.*, train.input.data]
`,
      others.join(""),
    ),
  );
  checkNoFix("edge-node-missing", text);
  checkFixAll(text, text);
});

test("edge-node-missing leaves the edges of a node whose name has a dot to the node", () => {
  checkRule(
    "edge-node-missing",
    edgesFile(
      `
      - [fetch.raw.output.*, train.input.data]
      - [prepare.output.*, fetch.raw.input.raw]
      - [fetch.raws.output.*, train.input.data]
         ^^^^^ edge-node-missing: No node of this pipeline is named "fetch"
`,
      "      - { name: fetch.raw, type: execution, step: prepare }\n",
    ),
  );
});
