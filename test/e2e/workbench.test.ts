import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";

test("names the language of valohai.yaml in a trusted folder", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  await workbench.openFile("dynamic-task/valohai.yaml");
  const { page } = workbench;
  await page.getByRole("button", { name: "Valohai YAML" }).first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Restricted Mode" }).count(), 0);
});
