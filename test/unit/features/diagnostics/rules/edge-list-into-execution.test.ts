import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-list-into-execution reports a list that reaches a parameter with one value", () => {
  checkRule(
    "edge-list-into-execution",
    edgesFile(`
      - [prepare.parameter.sizes, train.parameter.epochs]
                                                  ^^^^^^ edge-list-into-execution: Parameter "epochs" takes one value, but "prepare.parameter.sizes" is a list; make "train" a task node or give the parameter "multiple"
`),
  );
});

test("edge-list-into-execution leaves a parameter with several values alone", () => {
  checkRule(
    "edge-list-into-execution",
    edgesFile(`
      - [prepare.parameter.sizes, train.parameter.layers]
`),
  );
});

test("edge-list-into-execution leaves a task node alone", () => {
  checkRule(
    "edge-list-into-execution",
    edgesFile(`
      - [prepare.parameter.sizes, search.parameter.epochs]
`),
  );
});

test("edge-list-into-execution leaves metadata alone, of which nothing is known", () => {
  checkRule(
    "edge-list-into-execution",
    edgesFile(`
      - [prepare.metadata.sizes, train.parameter.epochs]
`),
  );
});

test("edge-list-into-execution stays quiet while the edge is typed", () => {
  checkTyping(
    "edge-list-into-execution",
    edgesFile("      - [prepare.parameter.sizes, train.parameter.<|>"),
  );
});

test("edge-list-into-execution makes the node a task node", () => {
  const file = (type: string) =>
    edgesFile(
      `
      - [prepare.parameter.sizes, again.parameter.epochs]
`,
      `      - name: again # keep
        type: ${type}
        step: train
`,
    );
  checkFix(
    "edge-list-into-execution",
    'choose: Make "again" a task node',
    file("execution"),
    file("task"),
  );
});

test("edge-list-into-execution lets the parameter take several values", () => {
  const edges = `
      - [prepare.parameter.sizes, train.parameter.epochs]
`;
  const before = "{ name: epochs, type: integer, default: 3 }";
  const after = "{ name: epochs, type: integer, default: 3, multiple: repeat }";
  checkFix(
    "edge-list-into-execution",
    'choose: Let parameter "epochs" take several values',
    edgesFile(edges),
    edgesFile(edges).replace(before, after),
  );
});

test("edge-list-into-execution says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-list-into-execution",
    [
      [
        "[prepare.parameter.sizes, train.parameter.rate]",
        "«rate» | choose «execution»→«task» | choose «»→«, multiple: repeat»",
      ],
    ],
    asEdge,
  );
});

test("edge-list-into-execution wants a parameter that is a list at the source, and one value at the target", async (t) => {
  await checkFixRows(
    t,
    "edge-list-into-execution",
    [
      ["[prepare.parameter.sizes, train.parameter.layers]"],
      ["[prepare.parameter.rate, train.parameter.rate]"],
      ["[prepare.metadata.sizes, train.parameter.epochs]"],
      ["[prepare.parameter.sizes, train.input.epochs]"],
      ["[prepare.parameter.sizes, search.parameter.epochs]"],
      ["[prepare.output.sizes, train.parameter.epochs]"],
      ["[train.parameter.nothing, train.parameter.epochs]"],
      [
        "[prepare.parameters.sizes, train.parameters.epochs]",
        "«epochs» | choose «execution»→«task» | choose «»→«, multiple: repeat»",
      ],
    ],
    asEdge,
  );
});
