import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openWorkbench, type WorkbenchOptions } from "../vscode/workbench.ts";

async function workbenchFor(t: TestContext, options: WorkbenchOptions) {
  const workbench = await openWorkbench(options);
  t.after(() => workbench.close());
  return workbench;
}

test("names the language of valohai.yaml in a trusted folder", async (t) => {
  const workbench = await workbenchFor(t, { trust: "trusted" });
  await workbench.openFile("dynamic-task/valohai.yaml");
  const { page } = workbench;
  await page.getByRole("button", { name: "Valohai YAML" }).first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Restricted Mode" }).count(), 0);
});

test("is there in Restricted Mode", async (t) => {
  const workbench = await workbenchFor(t, { trust: "restricted" });
  await workbench.openFile("dynamic-task/valohai.yaml");
  const { page } = workbench;
  await page.getByRole("button", { name: "Restricted Mode" }).first().waitFor();
  await workbench.runCommand("Valohai: Restart Language Server");
  await page.getByRole("button", { name: "Valohai YAML" }).first().waitFor();
});
