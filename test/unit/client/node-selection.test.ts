import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { previewableNodes } from "#core/features/navigation/previewable-nodes.ts";
import { NodeSelection } from "../../../client/src/node-selection.ts";

const yaml = `- pipeline:
    name: p
    nodes:
      - name: first
        type: execution
        step: a
      - name: second
        type: task
        step: b
`;

function cursorIn(text: string, word: string) {
  const start = text.indexOf(word) + 1;
  return { start, end: start };
}

function selectionOf(text: string): NodeSelection {
  const selection = new NodeSelection(undefined);
  selection.update(previewableNodes(createDocument(text)), 1);
  return selection;
}

test("begins with the task node, and follows the cursor into another one", () => {
  const selection = selectionOf(yaml);
  assert.equal(selection.selected?.node, "second");
  assert.equal(selection.moveCursor(cursorIn(yaml, "step: a"), 1), true);
  assert.equal(selection.selected?.node, "first");
  assert.equal(selection.moveCursor(cursorIn(yaml, "type: execution"), 1), false);
});

test("goes to a deployment node with the cursor only", () => {
  const deployment = `      - name: serve
        type: deployment
        deployment: d
`;
  const text = yaml
    .replace("    nodes:\n", `    nodes:\n${deployment}`)
    .replace(/ +- name: second.*/s, "");
  const selection = selectionOf(text);
  assert.equal(selection.selected?.node, "first");
  assert.equal(selection.moveCursor(cursorIn(text, "type: deployment"), 1), true);
  assert.equal(selection.selected?.node, "serve");
});

test("stays where the cursor is in no node", () => {
  const selection = selectionOf(yaml);
  assert.equal(selection.moveCursor(cursorIn(yaml, "name: p"), 1), false);
  assert.equal(selection.selected?.node, "second");
});

test("waits for the nodes of the version that the cursor counts by", () => {
  const selection = selectionOf(yaml);
  // Read by the places of version 1, the cursor would still be in the second node.
  const longer = yaml.replace(
    "- pipeline",
    "# a remark that moves everything further down\n- pipeline",
  );
  assert.equal(selection.moveCursor(cursorIn(longer, "step: a"), 2), false);
  assert.equal(selection.selected?.node, "second");
  selection.update(previewableNodes(createDocument(longer)), 2);
  assert.equal(selection.selected?.node, "first");
});

test("a node that is chosen by name counts until the cursor moves again", () => {
  const selection = selectionOf(yaml);
  selection.moveCursor(cursorIn(yaml, "step: a"), 2);
  selection.select({ pipeline: "p", node: "second" });
  selection.update(previewableNodes(createDocument(yaml)), 2);
  assert.equal(selection.selected?.node, "second");
});
