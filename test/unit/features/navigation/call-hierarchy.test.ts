import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import {
  type FlowLink,
  flowItemAt,
  incomingLinks,
  outgoingLinks,
} from "#core/features/navigation/call-hierarchy.ts";
import { linkedNames } from "#core/features/navigation/linked-names.ts";
import { markedText } from "../../../support/marked-text.ts";

const file = (name: string) => `
  - step: { name: s }
  - pipeline:
      name: p
      parameters: [{ name: rate, targets: [train.parameter.lr] }]
      nodes:
        - { name: pre, type: execution, step: s }
        - name: train
          type: task
          step: s
        - { name: test, type: execution, step: s }
      edges:
        - [pre.output.*, train.input.data]
        - [pre.metadata.ids, train.parameter.id]
        - source: train.output.model
          target: test.input.model
  ${name}
`;

function flow(source: string) {
  const { text, cursor = 0 } = markedText(source);
  const document = createDocument(text);
  const flowItem = flowItemAt(document, cursor);
  const names = (links: readonly FlowLink[]) =>
    links.map((it) => [it.item.name, ...it.ranges.map((r) => text.slice(r.start, r.end))]);
  return {
    flowItem: flowItem && [flowItem.name, flowItem.detail],
    into: flowItem && names(incomingLinks(document, flowItem)),
    from: flowItem && names(outgoingLinks(document, flowItem)),
  };
}

test("a node is fed by other nodes and pipeline parameters and feeds others", () => {
  const expected = {
    flowItem: ["train", "task · s · p"],
    into: [
      ["pre", "[pre.output.*, train.input.data]", "[pre.metadata.ids, train.parameter.id]"],
      ["rate", "train.parameter.lr"],
    ],
    from: [["test", "source: train.output.model\n        target: test.input.model"]],
  };
  assert.deepEqual(flow(file("").replace("name: train", "name: tr<|>ain")), expected);
  assert.deepEqual(flow(file("").replace("train.input.data", "train.input.da<|>ta")), expected);
  assert.deepEqual(flow(file("").replace("type: task", "ty<|>pe: task")), expected);
});

test("a pipeline parameter feeds the nodes of its targets", () => {
  const found = flow(file("").replace("name: rate", "name: ra<|>te"));
  assert.deepEqual(found.into, []);
  assert.deepEqual(found.from, [["train", "train.parameter.lr"]]);
});

test("outside of pipelines nothing flows", () => {
  assert.equal(flow("- step: { name: <|>s }\n").flowItem, undefined);
});

test("the name of a node is typed together with its sockets, if it is there as it is", () => {
  const linked = (source: string) => {
    const { text, cursor = 0 } = markedText(source);
    return linkedNames(createDocument(text), cursor).map(
      (it) => text.slice(0, it.start).split("\n").length,
    );
  };
  assert.deepEqual(linked(file("").replace("name: train", "name: tr<|>ain")), [4, 7, 12, 13, 14]);
  assert.deepEqual(linked(file("").replace("[pre.out", "[<|>pre.out")), [6, 12, 13]);
  assert.deepEqual(linked(file("").replace("step: s }", "step: <|>s }")), []);
  assert.deepEqual(
    linked(`
      - pipeline:
          nodes: [{ name: &n a<|>, type: execution, step: s }]
          edges: [[a.output.x, a.input.y]]
          parameters: [{ name: p, target: a.parameter.x }]
          description: *n
    `),
    [2, 3, 3, 4],
  );
});
