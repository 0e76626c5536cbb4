import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

const edges = (text: string) => `
  - pipeline:
      edges:
        # first
        ${text}
`;

test("writes a short edge with keys and keeps the comment after it", () => {
  checkRefactoring(
    edges("- [a.output<|>.*, b.input.c] # why"),
    "Write the edge with keys",
    edges("- source: a.output.*\n          target: b.input.c # why"),
  );
});

test("writes an edge of two lines with keys", () => {
  checkRefactoring(
    edges("- - a.out<|>put.*\n          - 'b.input.c'"),
    "Write the edge with keys",
    edges("- source: a.output.*\n          target: 'b.input.c'"),
  );
});

test("stays between brackets where the list does", () => {
  checkRefactoring(
    "- pipeline:\n    edges: [[a.out<|>put.x, b.input.c], [d, e]]\n",
    "Write the edge with keys",
    "- pipeline:\n    edges: [{ source: a.output.x, target: b.input.c }, [d, e]]\n",
  );
});

test("writes an edge with keys in short, in quotes where brackets need them", () => {
  checkRefactoring(
    edges("- source: a.out<|>put.[x]\n          target: b.input.c"),
    "Write the edge in its short form",
    edges('- ["a.output.[x]", b.input.c]'),
  );
  checkRefactoring(
    edges("- { source: a.out<|>put.x, target: b.input.c }"),
    "Write the edge in its short form",
    edges("- [a.output.x, b.input.c]"),
  );
});

test("leaves edges alone that have more to say", () => {
  checkNoRefactoring(
    edges("- { source: a.out<|>put.x, target: b.input.c, configuration: {} }"),
    "Write",
  );
  checkNoRefactoring(edges("- source: a.o<|>utput.x # one\n          target: b.input.c"), "Write");
});
