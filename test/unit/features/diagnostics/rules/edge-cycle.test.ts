import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

const pipeline = (edges: string) => `
- step:
    name: run
    image: busybox
    command: run
    inputs:
      - { name: data, optional: true }
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: run }
      - { name: b, type: execution, step: run }
      - { name: c, type: execution, step: run }
    edges:
      - [a.output.*, b.input.data]
      - [b.output.*, c.input.data]
${edges.replace(/^\n/, "")}`;

test("edge-cycle reports the edge that leads back, with the way around", () => {
  checkRule(
    "edge-cycle",
    pipeline(`
      - [c.output.*, a.input.data]
                     ^ edge-cycle: This edge closes the cycle a → b → c → a; none of its nodes can start
`),
  );
});

test("edge-cycle names the shortest way for each edge back", () => {
  checkRule(
    "edge-cycle",
    pipeline(`
      - [b.dependency.*, a.dependency.*]
                         ^ edge-cycle: This edge closes the cycle a → b → a; none of its nodes can start
      - [c.dependency.*, b.dependency.*]
                         ^ edge-cycle: This edge closes the cycle b → c → b; none of its nodes can start
`),
  );
});

test("edge-cycle takes several ways to the same node for what they are", () => {
  checkRule(
    "edge-cycle",
    pipeline(`
      - [a.output.*, c.input.data]
`),
  );
});

test("edge-cycle leaves an edge alone that is written the wrong way round", () => {
  checkRule(
    ["edge-cycle", "edge-direction"],
    pipeline(`
      - [a.input.data, c.output.*]
                         ^^^^^^ edge-direction: "output" can only be the source of an edge
`),
  );
});

test("edge-cycle stays quiet until the end of the edge is typed", () => {
  checkTyping("edge-cycle", pipeline("      - [c.output.*, a<|>\n"));
});
