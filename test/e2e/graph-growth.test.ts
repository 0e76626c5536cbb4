import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Frame } from "playwright-core";
import { openedGraph } from "../vscode/opened.ts";

test("a node and an edge that are typed grow the graph in place", async (t) => {
  const { workbench, page, frame, file } = await openedGraph(t);
  await frame.getByRole("option", { name: /^preprocess/ }).waitFor();
  const before = await placesIn(frame);
  const text = await readFile(file, "utf8");
  const lines = text.split("\n");
  /** Types a line after another one, with the indentation and the dash that the editor gives it. */
  const typeAfter = async (words: string, typed: string): Promise<void> => {
    const line = lines.findIndex((it) => it.includes(words));
    lines.splice(line + 1, 0, typed);
    await page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
    await workbench.goToLine(line + 1);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(typed);
  };
  await typeAfter("    nodes:", "- { name: report, type: execution, step: evaluate-model }");
  await frame.getByRole("option", { name: /^report, execution node/ }).waitFor();
  await typeAfter("- [sweep.output", "[preprocess.output.*, report.input.dataset]");
  await frame.getByRole("option", { name: /^report, .*stage 2 of 4, fed by preprocess/ }).waitFor();
  const after = await placesIn(frame);
  for (const [name, place] of before) assert.equal(after.get(name), place, name);
  assert.equal(after.size, before.size + 1);
});

/** Where the nodes are in the drawing, by their names. */
async function placesIn(frame: Frame): Promise<ReadonlyMap<string, string>> {
  const places = await frame
    .locator(".graph-view .node-box")
    .evaluateAll((all) =>
      all.map((it): [string, string] => [
        it.querySelector("[aria-label]")?.getAttribute("aria-label")?.split(",")[0] ?? "",
        it.querySelector(".outline")?.getAttribute("d") ?? "",
      ]),
    );
  return new Map(places);
}

test("the graph is saved beside its yaml, as a text and as a picture, and F12 goes to the step", async (t) => {
  const { workbench, page, frame, file } = await openedGraph(t);
  await frame.getByRole("option", { name: /^sweep/ }).click();
  await page.keyboard.press("F12");
  await page.locator(".monaco-editor.focused").waitFor();
  const text = await readFile(file, "utf8");
  const step = text.slice(0, text.indexOf("name: train-model")).split("\n").length;
  await page.getByText(`Ln ${step}, Col`).waitFor();
  const folder = join(workbench.folder, "training");
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  const ask = async (name: string, ending: string): Promise<void> => {
    const save = frame.getByRole("button", { name: `Save as ${name}…` });
    // The menu stays open while a dialog of the editor asks for the place.
    if (!(await save.isVisible())) {
      await frame.getByRole("button", { name: "Export the graph" }).click();
    }
    await save.click();
    await input.waitFor();
    await page.waitForFunction(
      (end) => [...document.querySelectorAll("input")].some(({ value }) => value.endsWith(end)),
      `/training/train-and-deploy.${ending}`,
    );
  };
  // The dialog takes no key until it has looked at the folder.
  const confirm = async (): Promise<void> => {
    for (let attempt = 0; attempt < 10 && (await input.isVisible()); attempt++) {
      await input.press("Enter");
      await input.waitFor({ state: "hidden", timeout: 3000 }).catch(() => undefined);
    }
  };
  await ask("SVG", "svg");
  await input.press("Escape");
  await input.waitFor({ state: "hidden" });
  assert.deepEqual(await graphsIn(folder), []);
  await ask("SVG", "svg");
  await confirm();
  await page.getByText('Saved the graph to "training/train-and-deploy.svg"').first().waitFor();
  assert.match(await readFile(join(folder, "train-and-deploy.svg"), "utf8"), /^<svg .*sweep/s);
  await ask("PNG", "png");
  await confirm();
  await page.getByText('Saved the graph to "training/train-and-deploy.png"').first().waitFor();
  const png = await readFile(join(folder, "train-and-deploy.png"));
  assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
  assert.ok(png.length > 5000, `${png.length} bytes`);
  assert.deepEqual(await graphsIn(folder), ["train-and-deploy.png", "train-and-deploy.svg"]);
});

/** The files of a folder that hold a graph, or the beginning of one. */
async function graphsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((it) => /train-and-deploy|\.tmp/.test(it)).sort();
}
