import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Frame } from "playwright-core";
import { crashLimit } from "../../client/src/crash-limit.ts";
import { openedWorkbench } from "../vscode/opened.ts";
import { processesWith } from "../vscode/processes.ts";
import type { Workbench } from "../vscode/workbench.ts";

/** Windows lists no processes the way the tests find the server. */
const options = { skip: process.platform === "win32" };

const restarted = "The Valohai language server stopped unexpectedly and was restarted";
const givenUp = /The Valohai language server stopped 5 times within 3 minutes, so completion/;

test(
  "a server that ends by itself is started again, and the preview goes on",
  options,
  async (t) => {
    const workbench = await opened(t);
    const { page } = workbench;
    const frame = await previewOf(workbench);
    const first = await serverOf(workbench);
    await frame.evaluate(() => Object.assign(window, { before: true }));

    process.kill(first, "SIGKILL");
    await page.getByText(restarted).first().waitFor();
    assert.notEqual(await serverOf(workbench), first);
    await frame.getByRole("heading", { name: "3 executions" }).waitFor();
    assert.equal(await frame.getByText("from before").count(), 0);

    await goToCommand(workbench);
    await page.keyboard.type(" --fast");
    await frame.getByText("--id=1 --fast").first().waitFor();
    assert.equal(await frame.evaluate(() => "before" in window), true, "the page is another");
    await breakCommand(workbench);
    await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  },
);

test("the language status says at once that the server has ended", options, async (t) => {
  const workbench = await opened(t);
  const { page } = workbench;
  const saying = (text: string) =>
    page.waitForFunction(
      (it) => document.getElementById("status.languageStatus")?.ariaLabel?.includes(it),
      text,
    );
  await saying("no errors or warnings");
  process.kill(await serverOf(workbench), "SIGKILL");
  // It runs again within a second or two.
  await saying("The language server is not running");
  await saying("no errors or warnings");
});

test(
  "a server that ends again and again is left alone until the user starts it",
  options,
  async (t) => {
    const workbench = await opened(t);
    const { page } = workbench;
    const frame = await previewOf(workbench);
    await goToCommand(workbench);
    const met = new Set<number>();
    for (let crash = 1; crash < crashLimit.count; crash++) {
      met.add(await crashServer(workbench));
      await page.keyboard.type(` --run=${crash}`);
      await frame.getByText(`--run=${crash}`).first().waitFor();
    }
    met.add(await crashServer(workbench));
    assert.equal(met.size, crashLimit.count);
    await page.getByText(givenUp).first().waitFor();
    await page.keyboard.type(" --fast");
    await frame.getByText("The language server is not running. The last result is shown").waitFor();
    await frame.getByRole("heading", { name: "3 executions" }).waitFor();
    assert.deepEqual(processesWith(serverModule(workbench)), []);

    const module = serverModule(workbench);
    const working = await readFile(module);
    await writeFile(module, "process.exit(3);");
    const restart = async () => {
      const button = page.getByRole("button", { name: "Restart" });
      // The list of messages is hidden with its last message, and by other messages that come and go.
      for (let attempt = 1; attempt <= 5; attempt++) {
        await workbench.runCommand("Notifications: Show Notifications");
        const isShown = await button
          .first()
          .waitFor({ timeout: 20_000 })
          .then(
            () => true,
            () => false,
          );
        if (isShown) break;
      }
      await button.first().click();
    };
    await restart();
    await page
      .getByText(/server cannot start, .*: it stopped before it answered/)
      .first()
      .waitFor();
    await writeFile(module, working);
    await restart();
    await frame.getByText("--run=4 --fast").first().waitFor();
    assert.equal(await frame.getByText("The language server is not running").count(), 0);
  },
);

async function opened(t: TestContext): Promise<Workbench> {
  const workbench = await openedWorkbench(t);
  await workbench.openFile("dynamic-task/valohai.yaml");
  return workbench;
}

/** The preview of the opened file, showing three executions. */
async function previewOf(workbench: Workbench): Promise<Frame> {
  await workbench.runCommand("Valohai: Preview Task Variants");
  await workbench.page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame
    .getByRole("textbox", { name: "Metadata of preprocess" })
    .fill('{"storeids": [1, 2, 3]}');
  await frame.getByRole("heading", { name: "3 executions" }).waitFor();
  return frame;
}

function serverModule({ extension }: Workbench): string {
  return join(extension, "out", "server", "main.js");
}

async function serverOf(workbench: Workbench): Promise<number> {
  const [server, ...others] = processesWith(serverModule(workbench));
  assert.ok(server !== undefined && others.length === 0, "there is not one server");
  return server;
}

async function crashServer(workbench: Workbench): Promise<number> {
  const server = await serverOf(workbench);
  process.kill(server, "SIGKILL");
  return server;
}

/** Puts the cursor at the end of the line that runs the training script. */
async function goToCommand({ page }: Workbench): Promise<void> {
  await page
    .locator(".monaco-editor .view-line", { hasText: "./train.py" })
    .first()
    .click({ position: { x: 150, y: 8 } });
  await page.keyboard.press("End");
}

/** Makes the file one that has an error. */
async function breakCommand({ page }: Workbench): Promise<void> {
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("\n- [unknown");
}
