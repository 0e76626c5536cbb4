import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";

test("a prepared vh command stands once in its terminal, after the prompt", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  const { page } = workbench;
  await workbench.openFile("dynamic-task/valohai.yaml");
  await page.locator(".codelens-decoration").first().waitFor();
  await workbench.goToLine(10);
  await workbench.runCommand("Valohai: Prepare vh Command in Terminal");
  const handle = await page.waitForFunction(afterPrompt, command);
  const shown = String(await handle.jsonValue());
  assert.equal(shown.split(command).length - 1, 1, shown);
});

const command = "vh exec run train";

/** What a terminal shows, once a command stands after the sign of a prompt. */
function afterPrompt(command: string): string | undefined {
  const texts = [...document.querySelectorAll(".xterm-rows")].map((it) => it.textContent ?? "");
  return texts
    .map((it) => it.replaceAll("\u00a0", " "))
    .find((it) => ["$", "#", "%", ">"].some((sign) => it.includes(`${sign} ${command}`)));
}
