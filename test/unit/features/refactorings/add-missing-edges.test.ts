import { test } from "node:test";
import { codeOf } from "../../../support/check-code.ts";
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
    file("ed<|>ges: [[prep.dependency.*, fit.dependency.*]]"),
    "Add 2 missing edges of the pipeline",
    file(
      "edges: [[prep.dependency.*, fit.dependency.*], [prep.output.train.csv, fit.input.train], [prep.output.train.csv, fit.input.labels]]",
    ),
  );
});

test("begins the list of edges one below the other in place of empty brackets, or where there is none", () => {
  const edges =
    "edges:\n        - [prep.output.train.csv, fit.input.train]\n        - [prep.output.train.csv, fit.input.labels]";
  const title = "Add 2 missing edges of the pipeline";
  checkRefactoring(file("ed<|>ges: []"), title, file(edges));
  const without = file("").trimEnd();
  checkRefactoring(
    without.replace("name: p\n", "name: p<|>\n"),
    title,
    `${without}\n      ${edges}`,
  );
});

test("adds an edge from the list that is printed to what a task has to vary", () => {
  const tasks = (edges: string) => `
    - step:
        name: make
        command: python make.py
    - step:
        name: fit
        parameters:
          - { name: id, type: integer }
    - pipeline:
        name: p
        nodes:
          - { name: make, type: execution, step: make }
          - { name: fit, type: task, step: f<|>it }
        ${edges}
  `;
  const title = 'Add the missing edge of node "fit"';
  const after = tasks("edges:\n          - [make.metadata.ids, fit.parameter.id]");
  const code = codeOf({ "make.py": 'print(json.dumps({"ids": [1, 2]}))' });
  checkRefactoring(tasks("edges: []"), title, after.replace("<|>", ""), code);
  checkNoRefactoring(tasks("edges: []"), "Add");
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
