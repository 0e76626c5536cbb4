import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-metadata-task-source points out metadata of a task node", () => {
  checkRule(
    "edge-metadata-task-source",
    edgesFile(`
      - [search.metadata.best, train.parameter.rate]
                ^^^^^^^^ edge-metadata-task-source: "search" is a task node; it is not documented which execution's metadata is passed on
`),
  );
});

test("edge-metadata-task-source points out a parameter of a task node", () => {
  checkRule(
    "edge-metadata-task-source",
    edgesFile(`
      - [search.parameter.rate, prepare.parameter.rate]
                ^^^^^^^^^ edge-metadata-task-source: "search" is a task node; it is not documented which execution's parameter is passed on
`),
  );
});

test("edge-metadata-task-source leaves metadata of an execution node alone", () => {
  checkRule(
    "edge-metadata-task-source",
    edgesFile(`
      - [prepare.metadata.best, search.parameter.rate]
`),
  );
});

test("edge-metadata-task-source stays quiet until the key is typed", () => {
  checkTyping(
    "edge-metadata-task-source",
    edgesFile("      - [search.metadata.<|>, train.parameter.rate]\n"),
  );
});

test("edge-metadata-task-source leaves other types and ends without a key alone", async (t) => {
  await checkFixRows(
    t,
    "edge-metadata-task-source",
    [["[search.output.x, train.input.data]"], ["[search.metadata, train.input.data]"]],
    asEdge,
  );
});
