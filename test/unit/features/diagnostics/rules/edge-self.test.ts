import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-self reports a node that feeds itself", () => {
  checkRule(
    "edge-self",
    edgesFile(`
      - [train.output.model.pkl, train.input.data]
                                 ^^^^^ edge-self: Node "train" cannot feed itself
`),
  );
});

test("edge-self leaves two nodes of the same step alone", () => {
  checkRule(
    "edge-self",
    edgesFile(`
      - [train.output.model.pkl, search.input.data]
`),
  );
});

test("edge-self stays quiet until the end is typed", () => {
  checkTyping("edge-self", edgesFile("      - [train.output.model.pkl, train<|>]\n"));
  checkTyping("edge-self", edgesFile("      - [train.output.model.pkl, train.input<|>]\n"));
});

test("edge-self leaves ends alone that are not whole", async (t) => {
  await checkFixRows(
    t,
    "edge-self",
    [
      ["[train.output, train.input.data]"],
      ["[train.output.x, train.input]"],
      ["[prepare.output.x, prepare]"],
    ],
    asEdge,
  );
});
