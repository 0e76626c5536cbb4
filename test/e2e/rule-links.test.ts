import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { showsRule } from "../vscode/shown-rule.ts";
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
