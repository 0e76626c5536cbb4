import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

test("puts nodes after those that feed them, with their comments", () => {
  checkRefactoring(
    `
    - pipeline:
        nodes:
          # the last one
          - name: c # c
            type: execution
            step: s
          - name: a
            type: execution
            step: s

          # in between
          - { name: b, type: execution, step: s }
        edg<|>es:
          - [a.output.x, b.input.x]
          - [b.output.x, c.input.x]
    `,
    "Sort the nodes by data flow",
    `
    - pipeline:
        nodes:
          - name: a
            type: execution
            step: s

          # in between
          - { name: b, type: execution, step: s }
          # the last one
          - name: c # c
            type: execution
            step: s
        edges:
          - [a.output.x, b.input.x]
          - [b.output.x, c.input.x]
    `,
  );
});

test("sorts between brackets", () => {
  const file = (nodes: string) =>
    `- pipeline:\n    nod<|>es: [${nodes}]\n    edges: [[a.output.x, b.input.x]]\n`;
  checkRefactoring(
    file("{ name: b, type: task }, { name: a }"),
    "Sort the nodes by data flow",
    file("{ name: a }, { name: b, type: task }").replace("<|>", ""),
  );
});

test("offers nothing where the order is right or goes in a circle", () => {
  const file = (edge: string) =>
    `- pipeline:\n    nod<|>es: [{ name: a }, { name: b }]\n    edges: [[a.output.x, b.input.x]${edge}]\n`;
  checkNoRefactoring(file(""), "Sort");
  checkNoRefactoring(file(", [b.output.x, a.input.x]"), "Sort");
});
