import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Frame } from "playwright-core";
import { metadataKey } from "../../client/src/preview-messages.ts";
import { runsKey } from "../../client/src/runs-messages.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import type { Workbench } from "../vscode/workbench.ts";

test("does all it does in Restricted Mode, and its page loads nothing from elsewhere", async (t) => {
  const workbench = await opened(t);
  const { page } = workbench;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (isWebview(request.frame())) asked.push(request.url());
  });
  await page.getByRole("button", { name: "Restricted Mode" }).first().waitFor();
  await page.getByText("Preview executions (depends").first().click();
  const frame = await filledPreview(workbench);
  await workbench.runCommand("Valohai: Restart Language Server");
  await page
    .locator(".monaco-editor .view-line", { hasText: "./train.py" })
    .first()
    .click({ position: { x: 150, y: 8 } });
  await page.keyboard.press("End");
  await page.keyboard.type(" --fast {paramters}");
  await frame.getByText("--id=1 --fast").first().waitFor();
  await page.locator(".monaco-editor .squiggly-warning, .monaco-editor .squiggly-error").waitFor();
  const files = asked.map((it) => new URL(it).pathname.split("/").at(-1));
  assert.deepEqual(files.sort(), ["fake.html", "index.html", "main.css", "main.js"]);
  const foreign = asked.filter((it) => !isOfEditor(new URL(it).hostname));
  assert.deepEqual(foreign, []);
});

test("a page can name neither files to be read nor places to be opened", async (t) => {
  const workbench = await opened(t);
  const secret = join(workbench.folder, "secret.log");
  await writeFile(secret, '{"storeids": ["secret"]}\n');
  await workbench.runCommand("Valohai: Preview Task Variants");
  const frame = await filledPreview(workbench);
  const file = pathToFileURL(secret).href;
  await frame.evaluate(() => {
    window.addEventListener("message", ({ data }) => {
      if (data.kind === "runsFile") document.body.append("runs are read");
    });
  });
  await post(frame, { kind: "revealLine", uri: file, line: 1 });
  const key = metadataKey("dynamic-task", "preprocess");
  const uri = pathToFileURL(join(workbench.folder, "dynamic-task", "valohai.yaml")).href;
  const entry = { text: "", file, chosen: {} };
  await post(frame, { kind: "metadata", uri, key, entry });
  await post(frame, { kind: "metadata", uri, key: runsKey(1), entry });
  await post(frame, { kind: "readRuns", uri: file });
  for (const pinned of [true, false]) {
    await post(frame, { kind: "pin", pinned });
    await frame.locator(`button[aria-pressed="${pinned}"]`).first().waitFor();
  }
  await frame.getByRole("heading", { name: "3 executions" }).waitFor();
  assert.equal(await workbench.page.getByRole("tab", { name: "secret.log" }).count(), 0);
  assert.equal(await frame.getByText("secret").count(), 0);
  assert.equal(await frame.getByText("runs are read").count(), 0);
});

async function opened(t: TestContext): Promise<Workbench> {
  const workbench = await sharedWorkbench(t, { trust: "restricted" });
  await workbench.openFile("dynamic-task/valohai.yaml");
  return workbench;
}

async function filledPreview(workbench: Workbench): Promise<Frame> {
  await workbench.page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame
    .getByRole("textbox", { name: "Metadata of preprocess" })
    .fill('{"storeids": [1, 2, 3]}');
  await frame.getByRole("heading", { name: "3 executions" }).waitFor();
  return frame;
}

function isWebview(frame: Frame): boolean {
  return frame.parentFrame() !== null;
}

/** The second name is no address: the editor answers for it inside the browser. */
function isOfEditor(host: string): boolean {
  return host === "127.0.0.1" || host.endsWith(".vscode-resource.vscode-cdn.net");
}

/** Sends what no page of ours would, the way VS Code sends a page's messages. */
async function post(frame: Frame, message: object): Promise<void> {
  await frame.parentFrame()?.evaluate((sent) => {
    const send: unknown = Reflect.get(window, "__vscode_post_message__");
    if (typeof send !== "function") throw new Error("The webview takes messages another way");
    send("onmessage", { message: sent });
  }, message);
}
