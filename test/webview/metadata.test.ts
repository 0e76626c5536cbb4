import assert from "node:assert/strict";
import { test } from "node:test";
import { readMetadata } from "#core/simulation/metadata/read-metadata.ts";
import { metadataKey } from "../../client/src/preview-messages.ts";
import { dynamicTask, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

const log = `\u001b[32mstarting\u001b[0m
{"storeids": [1, 2]}
epoch 1 done
{"storeids": [7, 8, 9]}
`;

test("reads a pasted log, and lets a person choose an earlier value", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(log);
  await page.getByRole("heading", { name: "3 executions" }).waitFor();
  await page.getByText("4 lines, 2 events").waitFor();
  await page.getByLabel("Value of storeids").selectOption({ index: 1 });
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
  assert.deepEqual((await panel.posted("metadata")).entry.chosen, { storeids: 1 });
  await page.getByRole("button", { name: "line 2" }).click();
  const selected = await page
    .getByRole("textbox", { name: "Metadata of preprocess" })
    .evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
  assert.equal(selected, '{"storeids": [1, 2]}');
});

test("Ctrl+A in a field selects its text and is not passed on to the editor", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  const passedOn = await page.evaluateHandle(() => {
    const keys: string[] = [];
    window.addEventListener("keydown", ({ key }) => keys.push(key));
    return keys;
  });
  for (const name of ["Metadata of preprocess", "Find nodes"]) {
    const field = page.getByRole("textbox", { name }).or(page.getByRole("searchbox", { name }));
    await field.fill(storeIds);
    await field.press("ControlOrMeta+a");
    await page.keyboard.type("x");
    assert.equal(await field.inputValue(), "x");
  }
  await page.getByRole("button", { name: "From file…" }).press("ControlOrMeta+a");
  const letters = (await passedOn.jsonValue()).filter((it) => it.length === 1);
  assert.deepEqual(letters, ["x", "x", "a"]);
});

test("says where a typed text is no JSON, and keeps the result before as stale", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  const field = page.getByRole("textbox", { name: "Metadata of preprocess" });
  await field.fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
  await field.fill('{"storeids": [122, oops]}');
  await page.getByRole("button", { name: "Line 1, column 20" }).waitFor();
  await page.getByText("stale", { exact: true }).waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
});

test("counts for each value that is still to come where other values vary as well", async (t) => {
  const twoLists = dynamicTask
    .replace("nodes:\n", "nodes:\n      - { name: tune, type: execution, step: preprocess }\n")
    .replace("edges:\n", "edges:\n      - [tune.metadata.epochs, train.parameter.epochs]\n");
  const { page } = await new TestPanel(t, twoLists).open();
  await page.getByRole("heading", { name: "Depends on metadata" }).waitFor();
  await page.getByRole("textbox", { name: "Metadata of tune" }).fill('{"epochs": [5, 10]}');
  await page.getByRole("heading", { name: "2 executions for each value of id" }).waitFor();
  await page.getByText('Enter what "preprocess" prints').waitFor();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByRole("heading", { name: "5 × 2 = 10 executions" }).waitFor();
});

test("shows a file that is read, with progress, a way to stop and what went wrong", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const uri = "file:///project/run.log";
  await page.getByRole("button", { name: "From file…" }).click();
  const { key } = await panel.posted("pickFile");
  assert.equal(key, metadataKey("dynamic-task", "preprocess"));
  await panel.choose(key, uri, { kind: "reading", name: "run.log", share: 0.25 });
  await page.getByRole("progressbar", { name: "Reading run.log" }).waitFor();
  await page.getByRole("heading", { name: "Depends on metadata" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal((await panel.posted("stopReading")).uri, uri);
  await panel.send(uri, { kind: "failed", name: "run.log", message: "Reading was cancelled" });
  await page.getByText("Reading was cancelled").waitFor();
  const result = readMetadata(log);
  assert.ok(result.kind === "reading");
  await panel.send(uri, { kind: "read", name: "run.log", reading: result.reading });
  await page.getByRole("heading", { name: "3 executions" }).waitFor();
  await page.getByRole("button", { name: "line 4" }).click();
  assert.deepEqual(await panel.posted("revealLine"), { kind: "revealLine", uri, line: 4 });
  await page.getByRole("button", { name: "Type instead" }).click();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
});

test("takes samples from a comment of the file, which typed metadata replace", async (t) => {
  const commented = dynamicTask.replace(
    "      - name: preprocess\n        type",
    "      # valohai-preview: storeids=[1, 2]\n      - name: preprocess\n        type",
  );
  const { page } = await new TestPanel(t, commented).open();
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
  await page.getByText("Comment in the file").waitFor();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
});

test("keeps what was typed for each file, although pipelines and nodes have equal names", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const field = page.getByRole("textbox", { name: "Metadata of preprocess" });
  const first = panel.uri;
  const second = "file:///other/valohai.yaml";
  await field.fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
  await panel.turnTo(second, dynamicTask);
  await page.getByRole("heading", { name: "Depends on metadata" }).waitFor();
  assert.equal(await field.inputValue(), "");
  await field.fill('{"storeids": [1, 2]}');
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
  assert.equal((await panel.posted("metadata")).uri, second);
  await panel.turnTo(first, dynamicTask);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
  assert.equal(await field.inputValue(), storeIds);
  await panel.reload();
  await panel.page.getByRole("heading", { name: "5 executions" }).waitFor();
  await panel.turnTo(second, dynamicTask);
  await panel.page.getByRole("heading", { name: "2 executions" }).waitFor();
});

test("reads JSON lines, a table and a summary that are pasted", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  const field = page.getByRole("textbox", { name: "Metadata of preprocess" });
  await field.fill('[{"counter": 7, "id": "x", "duration": 1, "storeids": [4, 5]}]');
  await page.getByText("vh summary").waitFor();
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
});

test("offers the values that the script prints as constants", async (t) => {
  const item = (digits: string) => ({ kind: "integer", digits }) as const;
  const value = { kind: "list", items: [item("4"), item("5")] } as const;
  const printed = { preprocess: [{ name: "storeids", value }, { name: "other" }] };
  const { page } = await new TestPanel(t, dynamicTask, { printed }).open();
  await page.getByRole("button", { name: "Insert values of the script" }).click();
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
  assert.equal(
    await page.getByRole("textbox", { name: "Metadata of preprocess" }).inputValue(),
    '{"storeids": [4,5]}',
  );
});
