import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { openWorkbench } from "../vscode/workbench.ts";

test("names the language of valohai.yaml in a trusted folder", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  await workbench.openFile("dynamic-task/valohai.yaml");
  const { page } = workbench;
  await page.getByRole("button", { name: "Valohai YAML" }).first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Restricted Mode" }).count(), 0);
});

test("a window whose status bar is hidden opens as well", async (t) => {
  const settings = { "workbench.statusBar.visible": false };
  const workbench = await openWorkbench({ trust: "trusted", settings });
  t.after(() => workbench.close());
  await workbench.openFile("dynamic-task/valohai.yaml");
  assert.equal(await workbench.page.locator(".part.statusbar:visible").count(), 0);
});
