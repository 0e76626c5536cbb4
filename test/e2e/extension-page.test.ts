import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Frame, Page } from "playwright-core";
import { packageVsix } from "../release/vsix.ts";
import { anchorsOf } from "../support/markdown-links.ts";
import { reportFailure } from "../vscode/failure-report.ts";
import { repository } from "../vscode/repository.ts";
import { openWorkbench, type Workbench } from "../vscode/workbench.ts";

const manifest: { readonly repository: { readonly url: string } } = JSON.parse(
  readFileSync(join(repository, "package.json"), "utf8"),
);
const [, home = ""] = /^git\+(.*)\.git$/.exec(manifest.repository.url) ?? [];

/** The file of this repository that an address of its home leads to, as the code host serves it. */
function fileAt(address: string): string | undefined {
  const { href } = new URL(address);
  const [, path] = /^\/(?:blob|raw)\/HEAD\/([^#?]+)/.exec(href.slice(home.length)) ?? [];
  return href.startsWith(home) && path ? join(repository, path) : undefined;
}

test("the page of the installed extension has no broken picture and no dead link", async (t) => {
  const { path: vsix } = await packageVsix("universal");
  const workbench = await openWorkbench({ vsix });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  await servePictures(workbench.page);
  await openExtensionPage(workbench);
  await hasIcon(workbench.page);
  const page = await workbench.webviewFrame();
  await page.getByRole("heading", { name: "Valohai YAML", level: 1 }).waitFor();
  await hasPictures(t, page);
  await hasNoDeadLink(page);
});

/** Answers for the code host, which no test reaches. */
async function servePictures(page: Page): Promise<void> {
  await page.context().route(`${home}/**`, async (route) => {
    const file = fileAt(route.request().url());
    if (file && existsSync(file)) await route.fulfill({ path: file });
    else await route.fulfill({ status: 404 });
  });
}

async function openExtensionPage({ page, runCommand }: Workbench): Promise<void> {
  await runCommand("Extensions: Show Installed Extensions");
  const row = page.locator(".extensions-list .monaco-list-row", { hasText: "Valohai YAML" });
  await row.first().click();
  await page.locator(".extension-editor .header").waitFor();
}

async function hasIcon(page: Page): Promise<void> {
  const icon = page.locator(".extension-editor .header img.icon");
  await page.waitForFunction(
    (it) => it instanceof HTMLImageElement && it.naturalWidth === 256,
    await icon.elementHandle(),
  );
}

async function hasPictures(t: TestContext, page: Frame): Promise<void> {
  const pictures = page.locator("img");
  await pictures.first().waitFor();
  const sizes = await pictures.evaluateAll((all) =>
    Promise.all(
      all.map(async (it) => {
        if (!(it instanceof HTMLImageElement)) return { name: "", width: 0 };
        await it.decode().catch(() => undefined);
        return { name: it.src, width: it.naturalWidth };
      }),
    ),
  );
  for (const { name, width } of sizes) {
    t.diagnostic(`${basename(name)} is ${width} pixels wide`);
    assert.ok(width > 100, `${name} is broken`);
  }
}

async function hasNoDeadLink(page: Frame): Promise<void> {
  const targets = await page
    .locator("a[href]")
    .evaluateAll((all) =>
      all.map((it) => it.getAttribute("data-href") ?? it.getAttribute("href") ?? ""),
    );
  assert.ok(targets.length > 10);
  for (const it of targets.filter((target) => !target.startsWith("#"))) {
    assert.match(it, /^https:/, "a link that leads nowhere on the Marketplace");
    if (!it.startsWith(home)) continue;
    const file = fileAt(it);
    assert.ok(file && existsSync(file) && statSync(file).isFile(), `${it} is not there`);
    const anchor = new URL(it).hash.slice(1);
    if (anchor) assert.ok(anchorsOf(file).has(anchor), `${it} has no such heading`);
  }
}
