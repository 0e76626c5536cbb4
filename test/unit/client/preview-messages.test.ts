import assert from "node:assert/strict";
import { test } from "node:test";
import { readEntry, readFromPage } from "../../../client/src/preview-messages.ts";

test("takes only messages of the shapes that the page sends", () => {
  const query = { metadata: {}, filters: [], order: undefined, changes: [] };
  const newFilter = { kind: "new", than: { query: {}, renamed: [] } };
  const known = [
    { kind: "ready" },
    { kind: "select", pipeline: "p", node: "n" },
    { kind: "pin", pinned: true },
    { kind: "reveal", range: { start: 0, end: 4 }, focus: false },
    { kind: "goToStep", range: { start: 3, end: 4 } },
    { kind: "describe", offset: 3 },
    { kind: "revealLine", uri: "file:///a.log", line: 3 },
    { kind: "metadata", key: "k", entry: { text: "{}", chosen: { a: 1 } } },
    {
      kind: "read",
      uri: "file:///a.yaml",
      pipeline: "p",
      metadata: { n: { k: { kind: "null" } } },
    },
    { kind: "insertExample" },
    { kind: "stopComparing" },
    { kind: "export", query: { ...query, filters: [newFilter] } },
    { kind: "pickFile", key: "k" },
    { kind: "stopReading", uri: "file:///a.log" },
    { kind: "export", query },
    { kind: "freeze", query },
    { kind: "apply", changes: [{ kind: "task", value: { kind: "null" } }] },
    { kind: "copy", text: "a" },
    { kind: "saveGraph", pipeline: "p", format: "png", content: "iVBORw0KGgo=" },
  ];
  for (const message of known) assert.deepEqual(readFromPage(message), message);
  const broken = [
    null,
    "ready",
    { kind: "toString" },
    { kind: "select", pipeline: "p" },
    { kind: "reveal", range: { start: -1, end: 4 } },
    { kind: "reveal", range: { start: 0.5, end: 4 } },
    { kind: "metadata", key: "k", entry: { chosen: {} } },
    { kind: "export", query: { ...query, filters: "all" } },
    { kind: "export", query: { ...query, filters: [{ ...newFilter, than: {} }] } },
    { kind: "export", query: { ...query, filters: [{ kind: "new" }] } },
    { kind: "export", query: { ...query, metadata: { node: 1 } } },
    { kind: "apply", changes: [{ kind: "task" }] },
    { kind: "copy", text: 1 },
    { kind: "saveGraph", pipeline: "p", format: "exe", content: "" },
    { kind: "saveGraph", pipeline: "p", format: "toString", content: "" },
    { kind: "read", uri: "file:///a.yaml", pipeline: "p", metadata: { n: 1 } },
    { kind: "read", pipeline: "p", metadata: {} },
  ];
  for (const message of broken) assert.equal(readFromPage(message), undefined);
});

test("reads entries as older versions remembered them", () => {
  assert.deepEqual(readEntry("{}"), { text: "{}", chosen: {} });
  assert.deepEqual(readEntry({ text: "", file: "file:///a", chosen: { a: 2, b: "x" } }), {
    text: "",
    file: "file:///a",
    chosen: { a: 2 },
  });
  assert.equal(readEntry(7), undefined);
});
