import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isToPage,
  metadataKey,
  readEntry,
  readFromPage,
} from "../../../client/src/preview-messages.ts";
import { isRunsKey, runsKey } from "../../../client/src/runs-messages.ts";

const among = (...indices: readonly string[]) => ({ kind: "among", indices, inside: false });

const byMetric = (...first: readonly string[]) => ({
  parameter: "accuracy",
  direction: "ascending",
  first,
});

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
    { kind: "metadata", uri: "file:///a", key: "k", entry: { text: "{}", chosen: { a: 1 } } },
    {
      kind: "read",
      uri: "file:///a.yaml",
      pipeline: "p",
      metadata: { n: { k: { kind: "null" } } },
    },
    { kind: "insertExample" },
    { kind: "stopComparing" },
    { kind: "export", query: { ...query, filters: [newFilter] } },
    {
      kind: "freeze",
      query: { ...query, filters: [among("0", "12")], order: byMetric("7"), version: 3 },
    },
    { kind: "readRuns", uri: "file:///runs.json" },
    { kind: "pickFile", uri: "file:///a", key: "k" },
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
    { kind: "metadata", uri: "file:///a", key: "k", entry: { chosen: {} } },
    { kind: "metadata", key: "k", entry: { text: "", chosen: {} } },
    { kind: "pickFile", key: "k" },
    { kind: "export", query: { ...query, filters: "all" } },
    { kind: "export", query: { ...query, filters: [{ ...newFilter, than: {} }] } },
    { kind: "export", query: { ...query, filters: [{ kind: "new" }] } },
    { kind: "export", query: { ...query, filters: [among("1.5")] } },
    { kind: "export", query: { ...query, filters: [among("")] } },
    { kind: "export", query: { ...query, filters: [{ kind: "among", indices: [1] }] } },
    { kind: "export", query: { ...query, filters: [{ kind: "among" }] } },
    { kind: "freeze", query: { ...query, order: byMetric("-1") } },
    { kind: "freeze", query: { ...query, version: "1" } },
    { kind: "freeze", query: { ...query, order: { ...byMetric(), first: "1" } } },
    { kind: "freeze", query: { ...query, order: { direction: "ascending" } } },
    { kind: "export", query: { ...query, metadata: { node: 1 } } },
    { kind: "readRuns" },
    { kind: "apply", changes: [{ kind: "task" }] },
    { kind: "copy", text: 1 },
    { kind: "saveGraph", pipeline: "p", format: "exe", content: "" },
    { kind: "saveGraph", pipeline: "p", format: "toString", content: "" },
    { kind: "read", uri: "file:///a.yaml", pipeline: "p", metadata: { n: 1 } },
    { kind: "read", pipeline: "p", metadata: {} },
  ];
  for (const message of broken) assert.equal(readFromPage(message), undefined);
});

test("takes only answers about earlier runs that name their file", () => {
  const state = { kind: "read", name: "runs.json", text: "[]" };
  const answer = { kind: "runsFile", file: "valohai.yaml", uri: "file:///runs.json", state };
  assert.ok(isToPage(answer));
  for (const broken of [{ uri: 1 }, { state: undefined }, { state: {} }, { file: undefined }]) {
    assert.ok(!isToPage({ ...answer, ...broken }));
  }
});

test("no key of metadata is one of earlier runs", () => {
  assert.ok(isRunsKey(runsKey(2)));
  assert.ok(!isRunsKey(metadataKey("runs 1", "train")));
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
