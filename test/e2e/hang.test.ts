import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { reportFailure } from "../vscode/failure-report.ts";
import { processesWith } from "../vscode/processes.ts";
import { openWorkbench } from "../vscode/workbench.ts";

/** Windows lists no processes the way the tests find the server, and cannot stop one for a while. */
const options = { skip: process.platform === "win32" };

test(
  "a server that does not answer is started again, without the file that it worked on until that is edited",
  options,
  async (t) => {
    const workbench = await openWorkbench({ trust: "trusted" });
    reportFailure(t, workbench);
    t.after(() => workbench.close());
    const { page } = workbench;
    const module = join(workbench.extension, "out", "server", "main.js");
    await workbench.openFile("training/valohai.yaml");
    await workbench.openFile("dynamic-task/valohai.yaml");
    await page.getByText("Preview executions (depends").first().waitFor();
    const before = processesWith(module);
    assert.equal(before.length, 1);
    for (const server of before) process.kill(server, "SIGSTOP");

    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("\n- [unknown");
    const message =
      'did not answer for 10 seconds while it worked on "dynamic-task/valohai.yaml", and was restarted';
    await page.getByText(message).first().waitFor();
    const after = processesWith(module);
    assert.equal(after.length, 1);
    assert.notDeepEqual(after, before);
    await page.keyboard.press("ControlOrMeta+Home");
    await page.locator(".monaco-editor .squiggly-info").first().waitFor();
    assert.equal(await page.locator(".monaco-editor .squiggly-error").count(), 0);

    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("s");
    await page.locator(".monaco-editor .squiggly-error").first().waitFor();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.locator(".monaco-editor .squiggly-info").first().waitFor({ state: "detached" });

    await workbench.openFile("training/valohai.yaml");
    await page
      .getByText(/^Preview \d+ executions/)
      .first()
      .waitFor({ state: "attached" });
  },
);
