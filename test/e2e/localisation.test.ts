import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { clientTexts } from "../support/client-texts.ts";
import { reportFailure } from "../vscode/failure-report.ts";
import { repository } from "../vscode/repository.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import { openWorkbench, type Workbench } from "../vscode/workbench.ts";

/** A language of which every text stands in brackets: whatever has none has not been translated. */
const pseudo = "qq";

/** The text of a page of the walkthrough in that language. */
const pseudoPage = "[What the example does]";

function bracketed(texts: readonly string[]): { readonly [text: string]: string } {
  return Object.fromEntries(texts.map((it) => [it, `[${it}]`]));
}

async function pseudoFiles(): Promise<{ readonly [path: string]: string }> {
  const manifest = JSON.parse(await readFile(join(repository, "package.nls.json"), "utf8"));
  const shown = Object.entries(manifest).map(([key, text]) => [key, `[${text}]`]);
  const texts = clientTexts([]).translated.map((it) => it.text);
  return {
    [`walkthrough/example.nls.${pseudo}.md`]: pseudoPage,
    [`package.nls.${pseudo}.json`]: JSON.stringify(Object.fromEntries(shown)),
    [join("l10n", `bundle.l10n.${pseudo}.json`)]: JSON.stringify(bracketed(texts)),
  };
}

async function opened(
  t: TestContext,
  language: NonNullable<Parameters<typeof openWorkbench>[0]>["language"],
): Promise<Workbench> {
  const workbench = await openWorkbench({
    trust: "trusted",
    ...(language ? { language } : {}),
  });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  await workbench.openFile("dynamic-task/valohai.yaml");
  return workbench;
}

/** The titles of our commands in the palette. */
async function offered({ page }: Workbench): Promise<readonly string[]> {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget:visible input").first().fill(">Valohai: ");
  const rows = page.locator(".quick-input-list .monaco-list-row", { hasText: /^Valohai: / });
  await rows.first().waitFor();
  // Below a title in another language stands the English one.
  const titles = await rows.evaluateAll((all) =>
    all.map((it) => it.querySelector(".label-name")?.textContent ?? ""),
  );
  await page.keyboard.press("Escape");
  return titles;
}

test("every title of a command and a message comes from the language of the window", async (t) => {
  const workbench = await opened(t, { name: pseudo, files: await pseudoFiles() });
  const titles = await offered(workbench);
  assert.ok(titles.length >= 3, titles.join());
  assert.deepEqual(
    titles.filter((it) => !/^Valohai: \[.*\]/.test(it)),
    [],
  );
  await workbench.runCommand("Valohai: [Preview Task Variants]");
  await workbench.page.getByRole("tab", { name: /^\[Variants\]: train/ }).waitFor();
});

test("the rows of the project are in the language of the window", async (t) => {
  const workbench = await opened(t, { name: pseudo, files: await pseudoFiles() });
  await workbench.runCommand("Explorer: Focus on Valohai View");
  const row = (name: string | RegExp) => workbench.page.getByRole("treeitem", { name }).first();
  await row("dynamic-task, [pipeline], [2 nodes], [1 edge]").waitFor();
  await row("[Steps], 2").waitFor();
  await row(/^\[Problems\], \[/).waitFor();
});

test("the walkthrough and its pages are in the language of the window", async (t) => {
  // In a narrow window the pages are hidden.
  const size = { width: 1900, height: 1000 };
  const folder = await temporaryFolder("empty");
  const language = { name: pseudo, files: await pseudoFiles() };
  const workbench = await openWorkbench({ trust: "trusted", folder, language, size });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  const { page } = workbench;
  await workbench.runCommand("Explorer: Focus on Valohai View");
  await page.getByText("Get Started").click();
  await page.getByText("[Open an example]").first().click();
  const outer = page.frameLocator(".getting-started-media iframe");
  // While the page changes there is a second frame.
  const media = outer.frameLocator("iframe#active-frame");
  await media.getByText(pseudoPage).waitFor();
});

test("a window in Finnish has the commands in Finnish", async (t) => {
  const workbench = await opened(t, { name: "fi" });
  const titles = await offered(workbench);
  assert.ok(
    titles.some((it) => it.startsWith("Valohai: Esikatsele tehtävän variantit")),
    titles.join(),
  );
  await workbench.runCommand("Valohai: Esikatsele tehtävän variantit");
  await workbench.page.getByRole("tab", { name: /^Variantit: train/ }).waitFor();
  await workbench.runCommand("Explorer: Focus on Valohai View");
  await workbench.page
    .getByRole("treeitem", { name: "dynamic-task, putki, 2 solmua, 1 kaari" })
    .waitFor();
});
