import { test } from "node:test";
import { reportFailure } from "../vscode/failure-report.ts";
import { openListed } from "../vscode/gestures.ts";
import { openWebWorkbench } from "../vscode/web-workbench.ts";

const yaml = `- step:
    name: train
    image: busybox
    comand: python train.py
`;

/** A character that makes the worker hang when it is in a message. */
const trap = "¤";
const beforeServer = `addEventListener("message", ({ data }) => { while (JSON.stringify(data).includes("${trap}")); });`;

test("a worker that does not answer is started again, without the file that it worked on until that is edited", async (t) => {
  const workbench = await openWebWorkbench({ "valohai.yaml": yaml }, { beforeServer });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  const { page } = workbench;
  await openListed(workbench, "valohai.yaml");
  const error = page.locator(".monaco-editor .squiggly-error").first();
  await error.waitFor();

  await workbench.goToLine(2, 16);
  await page.keyboard.type(trap);
  const message =
    'did not answer for 10 seconds while it worked on "valohai.yaml", and was restarted';
  await page.getByText(message).first().waitFor();
  await page.locator(".monaco-editor .squiggly-info").first().waitFor();
  await error.waitFor({ state: "detached" });

  await page.keyboard.press("ControlOrMeta+z");
  await error.waitFor();
  await page.locator(".monaco-editor .squiggly-info").first().waitFor({ state: "detached" });
});
