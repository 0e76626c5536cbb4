import assert from "node:assert/strict";
import { test } from "node:test";
import { isToPage, readFromPage } from "../../../client/src/preview-messages.ts";

const edge = { source: "a.output.*", target: "b.input.x", start: 7 };
const runs = { kind: "step", name: "train" };

test("takes only questions and edits of the shapes that the graph sends", () => {
  const request = { pipeline: "p", version: 3 };
  const questions = [
    { kind: "connect", node: "1:a", side: "source" },
    { kind: "connect", node: "1:a", side: "target", other: "1:b" },
    { kind: "move", edge, side: "source" },
    { kind: "addNode" },
  ];
  const edits = [
    { kind: "connect", source: "a.output.*", target: "b.input.x" },
    { kind: "disconnect", edges: [edge] },
    { kind: "move", edge, source: "a.output.*", target: "b.input.y" },
    { kind: "addNode", runs, name: "train" },
    { kind: "rename", node: "1:a", name: "b" },
    { kind: "removeNode", node: "1:a" },
    { kind: "convert", node: "1:a", to: "task" },
  ];
  const messages = [
    ...questions.map((question) => ({ kind: "askGraph", ...request, question })),
    ...edits.map((it) => ({ kind: "editGraph", ...request, edit: it })),
  ];
  for (const it of messages) {
    assert.deepEqual(readFromPage(it), it);
    assert.equal(readFromPage({ ...it, version: -1 }), undefined);
    assert.equal(readFromPage({ ...it, pipeline: 1 }), undefined);
  }
  const broken = [
    { kind: "connect", node: "1:a", side: "left" },
    { kind: "connect", node: "1:a", side: "source", other: 1 },
    { kind: "connect", source: 1, target: "b.input.x" },
    { kind: "disconnect", edges: [{ ...edge, start: "7" }] },
    { kind: "move", edge: undefined, side: "source" },
    { kind: "addNode", runs: { kind: "pipeline", name: "p" }, name: "p" },
    { kind: "convert", node: "1:a", to: "deployment" },
    { kind: "toString" },
    null,
  ];
  for (const it of broken) {
    assert.equal(readFromPage({ kind: "editGraph", ...request, edit: it }), undefined);
    // What a question about new nodes holds beside its kind does not matter.
    if (it?.kind === "addNode") continue;
    assert.equal(readFromPage({ kind: "askGraph", ...request, question: it }), undefined);
  }
});

test("the page takes only answers of the shapes that the panel sends", () => {
  const file = "valohai.yaml";
  assert.ok(isToPage({ kind: "graphChoices", file, choices: [], message: undefined }));
  assert.ok(isToPage({ kind: "graphEdited", file, text: "Connected a to b", isDone: true }));
  assert.ok(!isToPage({ kind: "graphChoices", file, choices: "all" }));
  assert.ok(!isToPage({ kind: "graphEdited", file }));
});
