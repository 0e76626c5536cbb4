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

test("edge-task-output-literal writes no pattern where an endpoint takes one file or the name has escapes", async (t) => {
  await checkFixRows(
    t,
    "edge-task-output-literal",
    [
      ["[search.output.model.pkl, serve.file.api.model]", "«model.pkl»"],
      ['["search.output.mod\\x65l.pkl", train.input.data]', "«mod\\x65l.pkl»"],
    ],
    asEdge,
  );
});

for (const [path, pattern] of [
  ["model", "model*"],
  ["a.tar.gz", "a.tar*.gz"],
  ["v1.5/model", "v1.5/model*"],
  ["results/.hidden", "results/.hidden*"],
] as const) {
  test(`edge-task-output-literal inserts the wildcard before the extension: ${path}`, () => {
    checkFix(
      "edge-task-output-literal",
      `choose: Pass on "${pattern}"`,
      edgesFile(`      - [search.output.${path}, train.input.data]\n`),
      edgesFile(`      - [search.output.${pattern}, train.input.data]\n`),
    );
  });
}
