import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import type { Workbench } from "../vscode/workbench.ts";

const source = `- step:
    name: train
    image: busybox
    comand: train
- pipeline:
    name: training
    nodes:
      - { name: train, type: execution, step: trian }
    edges: []
`;

test("the code of a problem leads to the rendered rule, from the hover and from the list", async (t) => {
  const workbench = await opened(t);
  const { page } = workbench;
  await page.locator(".squiggly-error").first().waitFor();
  await page.getByText("trian").first().hover();
  await page.locator(".monaco-hover a.code-link", { hasText: "node-step-missing" }).click();
  await showsRule(workbench, "node-step-missing");
  await workbench.openFile("valohai.yaml");
  await workbench.runCommand("Problems: Focus on Problems View");
  await page.locator(".markers-panel a", { hasText: "prop-unknown" }).click();
  await showsRule(workbench, "prop-unknown");
});

async function opened(t: TestContext): Promise<Workbench> {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  await writeFile(join(workbench.folder, "valohai.yaml"), source);
  await workbench.openFile("valohai.yaml");
  return workbench;
}

/** Waits until a page of the rules is on the screen, rendered, with the heading of the code in sight. */
async function showsRule({ page, webviewFrame }: Workbench, code: string): Promise<void> {
  await page.getByRole("tab", { name: `Preview ${code}.md`, selected: true }).waitFor();
  const heading = (await webviewFrame()).locator(`h2#${code}`);
  await heading.waitFor();
  await heading.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const watch = new IntersectionObserver((entries) => {
          if (entries.some((it) => it.isIntersecting)) resolve();
        });
        watch.observe(element);
      }),
  );
  assert.equal(await heading.textContent(), code);
}
