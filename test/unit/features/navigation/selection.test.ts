import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { selectionAt } from "#core/features/navigation/selection.ts";
import { markedText } from "../../../support/marked-text.ts";

function selections(source: string): readonly string[] {
  const { text, cursor = 0 } = markedText(source);
  return selectionAt(createDocument(text), cursor).map((it) => text.slice(it.start, it.end));
}

test("a selection grows from a part of a socket to the socket, the edge, the list and the file", () => {
  const found = selections(`
    - step: { name: b }
    - pipeline:
        name: p
        nodes: [{ name: a, type: execution, step: s }]
        edges:
          - ["<|>a.output.x", a.input.y]
          - [a.output.z, a.input.y]
  `);
  assert.deepEqual(found.slice(0, 5), [
    "a",
    "a.output.x",
    '"a.output.x"',
    '["a.output.x", a.input.y]',
    '["a.output.x", a.input.y]\n      - [a.output.z, a.input.y]'.replace("[", "- ["),
  ]);
  assert.ok(found.at(-1)?.startsWith("- step: { name: b }"));
  assert.ok(found.every((it, at) => at === 0 || it.length > (found[at - 1] ?? "").length));
});

test("a selection grows from a placeholder's name to the command", () => {
  assert.deepEqual(selections("- step: { command: 'x {parameter:l<|>r}' }").slice(0, 4), [
    "lr",
    "x {parameter:lr}",
    "'x {parameter:lr}'",
    "command: 'x {parameter:lr}'",
  ]);
});

test("a selection in an empty file is the file", () => {
  assert.deepEqual(selections("<|>"), [""]);
});
