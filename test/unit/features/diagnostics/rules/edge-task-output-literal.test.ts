import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-task-output-literal points out one file of a task node", () => {
  checkRule(
    "edge-task-output-literal",
    edgesFile(`
      - [search.output.model.pkl, serve.file.api.model]
                       ^^^^^^^^^ edge-task-output-literal: Only one of the files "model.pkl" that the executions of "search" write is passed on, chosen at random
`),
  );
});

test("edge-task-output-literal leaves a pattern alone", () => {
  checkRule(
    "edge-task-output-literal",
    edgesFile(`
      - [search.output.model*.pkl, serve.file.api.model]
`),
  );
});

test("edge-task-output-literal leaves an execution node alone", () => {
  checkRule(
    "edge-task-output-literal",
    edgesFile(`
      - [train.output.model.pkl, serve.file.api.model]
`),
  );
});

test("edge-task-output-literal stays quiet until the key is typed", () => {
  checkTyping("edge-task-output-literal", edgesFile("      - [search.output.<|>]\n"));
});

test("edge-task-output-literal passes on all files of such names", () => {
  checkFix(
    "edge-task-output-literal",
    'choose: Pass on "results/part*.csv"',
    edgesFile(`
      - [search.output.results/part.csv, prepare.input.raw] # keep
`),
    edgesFile(`
      - [search.output.results/part*.csv, prepare.input.raw] # keep
`),
  );
});

test("edge-task-output-literal says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-task-output-literal",
    [
      ["[search.output.model.pkl, train.input.data]", "«model.pkl» | choose «»→«*»"],
      ["[search.output.x.csv, train.input]", "«x.csv» | choose «»→«*»"],
    ],
    asEdge,
  );
});
