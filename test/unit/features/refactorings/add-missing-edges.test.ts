import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

const file = (rest: string) => `
  - step:
      name: prepare
      outputs: [{ name: train.csv }]
  - step:
      name: fit
      inputs:
        - { name: train }
        - { name: labels }
        - { name: extra, optional: true }
  - pipeline:
      name: p
      nodes:
        - { name: prep, type: execution, step: prepare }
        - { name: fit, type: execution, step: fit }
      ${rest}
`;

test("adds an edge for each required input that nothing fills", () => {
  checkRefactoring(
    file("ed<|>ges:\n        - [prep.dependency.*, fit.dependency.*] # order"),
    "Add 2 missing edges of the pipeline",
    file(
      "edges:\n        - [prep.dependency.*, fit.dependency.*] # order\n        - [prep.output.train.csv, fit.input.train]\n        - [prep.output.train.csv, fit.input.labels]",
    ),
  );
});

test("adds edges between brackets", () => {
  checkRefactoring(
    file("ed<|>ges: []"),
    "Add 2 missing edges of the pipeline",
    file(
      "edges: [[prep.output.train.csv, fit.input.train], [prep.output.train.csv, fit.input.labels]]",
    ),
  );
});

test("adds only what is missing at the selected node", () => {
  const edges = "edges:\n        - [prep.output.train.csv, fit.input.labels]";
  checkRefactoring(
    file(edges).replace("name: fit, type", "name: f<|>it, type"),
    'Add the missing edge of node "fit"',
    file(`${edges}\n        - [prep.output.train.csv, fit.input.train]`),
  );
  checkNoRefactoring(file(edges).replace("name: prep,", "name: pr<|>ep,"), "Add");
});
