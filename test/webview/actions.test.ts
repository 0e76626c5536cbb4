import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { PageAction } from "../../client/src/preview-messages.ts";
import { dynamicTask, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

test("takes the keyboard where a person goes on: in the metadata that are missing", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  await panel.act("focus");
  await panel.page.locator("textarea:focus").waitFor();
  await panel.page.keyboard.type(storeIds);
  await panel.page.getByRole("heading", { name: "5 executions" }).waitFor();
});

test("takes the keyboard in the table where nothing is missing, and on the button of an empty preview", async (t) => {
  const filled = await new TestPanel(t, dynamicTask).open();
  await filled.page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await filled.page.getByLabel("Filter executions").focus();
  await filled.act("focus");
  await filled.page.locator('[role="gridcell"]:focus').waitFor();
  const empty = await new TestPanel(t, stepsOnly).open();
  await empty.act("focus");
  await empty.page.locator("vscode-button:focus").waitFor();
});

test("does not take the keyboard unasked", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BODY");
});

test("does not take the keyboard from another part of the editor", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  await page.evaluate(() => {
    document.hasFocus = () => false;
  });
  await panel.act("focus");
  await panel.act("copySelection");
  await panel.posted("copy");
  assert.equal(await focused(), "BODY");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.locator("textarea:focus").waitFor();
  await page.getByRole("button", { name: "Pin to this node" }).focus();
  await panel.act("focus");
  await page.getByText("Depends on metadata").first().click();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  assert.notEqual(await focused(), "TEXTAREA");
});

test("copies from the context menu what was clicked on", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.locator('[aria-rowindex="3"] [data-name="id"]').click({ button: "right" });
  const copied = async (action: PageAction): Promise<string> => {
    panel.forget();
    await panel.act(action);
    return (await panel.posted("copy")).text;
  };
  assert.equal(await copied("copyValue"), "154");
  assert.equal(await copied("copyColumn"), "id\n122\n154\n209\n916\n345");
  assert.equal(
    await copied("copyRow"),
    '2\t154\ts3://bucket/154.csv\t"pip install valohai-utils\npython ./train.py --id=154 --epochs=5"',
  );
  assert.equal(
    await copied("copyCommand"),
    "pip install valohai-utils\npython ./train.py --id=154 --epochs=5",
  );
  assert.match(await copied("copyVhLine"), /^vh exec run [^\n]*train [^\n]*--id=154/);
  panel.forget();
  await panel.act("goToPlace");
  assert.equal(await panel.revealed(), "preprocess.metadata.storeids");
  assert.equal(await page.getByRole("region", { name: /^Execution/ }).count(), 0);
});

test("copies rows and columns in the form that spreadsheets read", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const texts = ['say "hi"', "a\tb", "two\nlines", " ", ""];
  await page
    .getByRole("textbox", { name: "Metadata of preprocess" })
    .fill(JSON.stringify({ storeids: [...texts, "x".repeat(3000)] }));
  await page.locator('[aria-rowindex="2"] [data-name="id"]').click({ button: "right" });
  const copied = async (action: PageAction): Promise<string> => {
    panel.forget();
    await panel.act(action);
    return (await panel.posted("copy")).text;
  };
  assert.equal(await copied("copyValue"), 'say "hi"');
  assert.match(await copied("copyRow"), /^1\t"say ""hi"""\t/);
  const column = ["id", '"say ""hi"""', '"a\tb"', '"two\nlines"', '" "', "", "x".repeat(3000)];
  assert.equal(await copied("copyColumn"), column.join("\n"));
});

test("opens the menu of the cell that the keyboard is on", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.locator('[aria-rowindex="2"] [data-name="id"]').click({ button: "right" });
  await page.keyboard.press("ArrowDown");
  await page.evaluate(() => {
    const listener = ({ target }: Event): void => {
      document.body.dataset["menuFor"] = target === document.activeElement ? "focused" : "other";
    };
    document.addEventListener("contextmenu", listener, { once: true });
  });
  await page.keyboard.press("Shift+F10");
  await page.locator('body[data-menu-for="focused"]').waitFor();
  await panel.act("copyValue");
  assert.equal((await panel.posted("copy")).text, "154");
});

test("reports to the editor which menu fits a place", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.locator('[aria-rowindex="2"] [data-name="id"]').click();
  const nothing = { preventDefaultContextMenuItems: true, valohaiSelection: false };
  assert.deepEqual(await menuAt(page, '[aria-rowindex="2"] [data-name="id"] span'), {
    ...nothing,
    valohaiPlace: "cell",
  });
  assert.deepEqual(await menuAt(page, '[role="columnheader"][data-name="id"] span'), {
    ...nothing,
    valohaiPlace: "header",
  });
  assert.deepEqual(await menuAt(page, ".detail pre"), { ...nothing, valohaiPlace: "detail" });
  assert.deepEqual(await menuAt(page, "h1"), nothing);
  for (const field of ["textarea", 'input[type="search"]']) {
    const { preventDefaultContextMenuItems } = await menuAt(page, field);
    assert.equal(preventDefaultContextMenuItems, false, field);
  }
});

test("offers to copy what is marked", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByText("Grid search").dblclick();
  await page.waitForFunction(() =>
    document.querySelector("main")?.dataset["vscodeContext"]?.includes('"valohaiSelection":true'),
  );
  await panel.act("copySelection");
  assert.match((await panel.posted("copy")).text, /^grid|^search/i);
});

test("sends the panel what was read from the metadata, each time that it changes and no more", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  assert.deepEqual((await panel.posted("read")).metadata, {});
  panel.forget();
  const field = page.getByRole("textbox", { name: "Metadata of preprocess" });
  await field.fill('{"storeids": [1, 2], "unread": 5}');
  const integer = (digits: string) => ({ kind: "integer", digits });
  const storeids = { kind: "list", items: [integer("1"), integer("2")] };
  const { metadata, pipeline, uri } = await panel.posted("read");
  assert.deepEqual(
    { metadata, pipeline, uri },
    {
      metadata: { preprocess: { storeids } },
      pipeline: "dynamic-task",
      uri: "file:///project/valohai.yaml",
    },
  );
  panel.forget();
  await field.fill('{"storeids": [1, 2], "unread": 6}');
  await field.fill('{"storeids": [1, 2, 3]}');
  const list = (await panel.posted("read")).metadata["preprocess"]?.["storeids"];
  assert.equal(list?.kind === "list" && list.items.length, 3);
});

test("offers to write a pipeline of the file's own steps where there is none", async (t) => {
  const panel = await new TestPanel(t, stepsOnly).open();
  const { page } = panel;
  await page.getByText("name: train-pipeline").waitFor();
  await page.getByRole("button", { name: "Insert into the file" }).click();
  await panel.posted("insertExample");
});

test("offers to write steps and a pipeline into an empty file, and nothing into what is no list", async (t) => {
  const empty = await new TestPanel(t, "").open();
  const shown = await empty.page.locator(".empty pre").textContent();
  assert.match(shown ?? "", /^- step:[\s\S]*\n- pipeline:\n {4}name: my-pipeline\n/);
  await empty.page.getByRole("button", { name: "Insert into the file" }).click();
  await empty.posted("insertExample");
  const text = await new TestPanel(t, "only a text\n").open();
  await text.page.getByText("name: my-pipeline").waitFor();
  assert.equal(await text.page.getByRole("button", { name: "Insert into the file" }).count(), 0);
});

test("says that a list in quotes is one text", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  const field = page.getByRole("textbox", { name: "Metadata of preprocess" });
  await field.fill('{"storeids": "[122, 154]"}');
  await page.getByText("a single text, not a list, because it is in quotes").waitFor();
  await field.fill('{"storeids": "plain"}');
  await page.getByRole("heading", { name: "1 execution" }).waitFor();
  assert.equal(await page.getByText("one text, not a list").count(), 0);
});

test("what the file says wrong is no guess about Valohai", async (t) => {
  const { page } = await new TestPanel(
    t,
    dynamicTask.replace("step: train", "step: trainx"),
  ).open();
  await page.getByText('No step is named "trainx"').filter({ visible: true }).first().waitFor();
  assert.equal(await page.getByText("not documented").count(), 0);
});

test("no line of the headline begins with its dot", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask, {
    size: { width: 351, height: 700 },
  }).open();
  const dot = await page.locator(".type").evaluate((it) => getComputedStyle(it, "::after").content);
  assert.equal(dot, '"·"');
  assert.equal(
    await page.locator(".type + span").evaluate((it) => getComputedStyle(it, "::before").content),
    "none",
  );
});

const stepsOnly = dynamicTask.slice(0, dynamicTask.indexOf("- pipeline"));

/** What VS Code reads for a click on an element: the contexts of all that it lies in, the nearest first. */
async function menuAt(page: Page, selector: string): Promise<{ readonly [key: string]: unknown }> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      let context = {};
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const text = (at as HTMLElement).dataset["vscodeContext"];
        if (text !== undefined) context = { ...JSON.parse(text), ...context };
      }
      return context;
    });
}
