import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { reportFailure } from "../vscode/failure-report.ts";
import { openListed, renameAt } from "../vscode/gestures.ts";
import { repository } from "../vscode/repository.ts";
import { showsRule } from "../vscode/shown-rule.ts";
import { openWebWorkbench } from "../vscode/web-workbench.ts";
import type { Workbench } from "../vscode/workbench.ts";

const yaml = `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters:
      - { name: rate, type: float, default: 0.1 }
- pipeline:
    name: training
    nodes:
      - { name: one, type: execution, step: trian }
    edges: []
`;

const script = `import valohai

rate = valohai.parameters("rate").value
print(rate)
`;

/** The folder is a virtual one of this window, whatever is written there. */
let workbench: Workbench;

before(async () => {
  const example = join(repository, "examples", "dynamic-task", "valohai.yaml");
  workbench = await openWebWorkbench({
    "valohai.yaml": yaml,
    "train.py": script,
    "report.py": "print(1)\n",
    "other.valohai.yaml": "- step: { name: other, image: busybox, comand: echo, command: echo }\n",
    "sweep.valohai.yaml": yaml.replace("trian", "train"),
    "dynamic-task/valohai.yaml": await readFile(example, "utf8"),
  });
});

after(() => workbench?.close());

/** Waits for a line of the editor that has the keyboard. */
async function line(text: string): Promise<void> {
  const shown = workbench.page.locator(".editor-group-container.active .view-line");
  await shown
    .filter({ hasText: new RegExp(text.replaceAll(" ", "\\s")) })
    .first()
    .waitFor();
}

/** Takes a fix at the cursor, by the keyboard: the list is below what takes clicks while it opens. */
async function chooseFix(title: string): Promise<void> {
  const { page } = workbench;
  await page.keyboard.press("ControlOrMeta+.");
  const rows = page.locator(".action-widget .monaco-list-row");
  await rows.filter({ hasText: title }).waitFor();
  const focused = page.locator(".action-widget .monaco-list-row.focused");
  for (let row = 0; row < 20; row++) {
    if ((await focused.textContent())?.includes(title)) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

test("an error is shown where it is, and its fix corrects it", async () => {
  const { page } = workbench;
  await openListed(workbench, "valohai.yaml");
  await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await workbench.goToLine(10, 46);
  await chooseFix('Change to "train"');
  await line("step: train }");
  await page.locator(".monaco-editor .squiggly-error").first().waitFor({ state: "detached" });
});

test("the code of a problem leads to the rendered rule", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await openListed(workbench, "other.valohai.yaml");
  await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await page.getByText("comand").first().hover();
  await page.locator(".monaco-hover a.code-link", { hasText: "prop-unknown" }).click();
  await showsRule(workbench, "prop-unknown");
  await openListed(workbench, "valohai.yaml");
});

test("completion offers what the file declares", async () => {
  const { page } = workbench;
  await workbench.goToLine(10, 47);
  await page.keyboard.press("Control+Space");
  const offers = page.locator(".suggest-widget.visible .monaco-list-row");
  await offers.filter({ hasText: "train" }).first().waitFor();
  await page.keyboard.press("Escape");
});

test("a parameter is renamed in the file and in its script, which is in no file of this machine", async () => {
  await renameAt(workbench, 6, 18, "speed");
  await line("name: speed");
  await openListed(workbench, "train.py");
  await line('parameters\\("speed"\\)');
});

test("a step is created for a script", async (t) => {
  reportFailure(t, workbench);
  await openListed(workbench, "report.py");
  await workbench.runCommand("Valohai: Create Step from Python File");
  await workbench.page.getByRole("tab", { name: "valohai.yaml", selected: true }).waitFor();
  await line("python report.py");
});

test("a quick fix turns a code off in a config that it creates", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await openListed(workbench, "other.valohai.yaml");
  const problem = page.locator(".monaco-editor .squiggly-error").first();
  await problem.waitFor();
  await workbench.goToLine(1, 40);
  await chooseFix("Turn prop-unknown off in this project");
  // Long before the age of what is known of the folder is checked, in half a minute.
  await problem.waitFor({ state: "detached", timeout: 15_000 });
  await openListed(workbench, ".valohai-lint.yaml");
  await line("prop-unknown");
});

test("the preview counts and exports what is entered", async () => {
  const { page } = workbench;
  await workbench.openFile("dynamic-task/valohai.yaml");
  await workbench.runCommand("Valohai: Preview Task Variants");
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame
    .getByRole("textbox", { name: "Metadata of preprocess" })
    .fill('{"storeids": [1, 2, 3]}');
  await frame.getByRole("heading", { name: "3 executions" }).waitFor();
  await frame.getByRole("button", { name: "Export…" }).click();
  await page.getByRole("option", { name: /^CSV/ }).click();
  await page.getByRole("option", { name: "Save to a File…" }).click();
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some(({ value }) => value.endsWith("/train.csv")),
  );
  await input.press("Enter");
  await page.getByText('Exported 3 executions to "dynamic-task/train.csv"').first().waitFor();
  await workbench.openFile("dynamic-task/train.csv");
  await line("./train.py --id=3");
});

test("the graph and the list of nodes change the pipeline, and undo in the editor takes it back", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await workbench.runCommand("View: Close All Editors");
  await workbench.openFile("dynamic-task/valohai.yaml");
  await workbench.runCommand("Valohai: Show Pipeline Graph");
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("option", { name: /^preprocess/ }).click();
  await page.keyboard.press("c");
  // The only parameter has its edge, so nothing but the order can be added.
  await frame.getByRole("combobox", { name: "Connect preprocess to" }).press("Enter");
  await frame.getByText("Connected preprocess to train").waitFor();
  await frame.locator(".part-count", { hasText: "2" }).waitFor();
  await page.locator(".monaco-editor .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+z");
  await frame.locator(".part-count").waitFor({ state: "detached" });
  const list = frame.getByRole("button", { name: "Nodes as a list" });
  await list.click();
  await frame.getByRole("button", { name: "Actions of edge from preprocess to train" }).click();
  await frame.getByRole("menuitem", { name: "Remove", exact: true }).click();
  await frame.getByText("Removed the edge from preprocess to train").waitFor();
  await frame.locator(".edge-button").waitFor({ state: "detached" });
  await page.locator(".monaco-editor .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+z");
  await frame.locator(".edge-button").waitFor();
  await list.click();
});

test("the graph follows an edit, is saved, and comes back after a reload", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await workbench.runCommand("View: Close All Editors");
  await workbench.openFile("dynamic-task/valohai.yaml");
  await workbench.runCommand("Valohai: Show Pipeline Graph");
  await page.getByRole("tab", { name: /^Graph: dynamic-task/ }).waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("option", { name: /^train, task node, .*fed by preprocess/ }).click();
  await page.keyboard.press("Enter");
  await page.locator(".monaco-editor.focused").waitFor();
  await page.keyboard.type("fit");
  await frame.getByRole("option", { name: /^fit, task node/ }).waitFor();
  await workbench.runCommand("File: Save");
  await frame.getByRole("button", { name: "Export the graph" }).click();
  await frame.getByRole("button", { name: "Save as PNG…" }).click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some(({ value }) =>
      value.endsWith("/dynamic-task.png"),
    ),
  );
  await page.locator(".quick-input-widget:visible .quick-input-box input").press("Enter");
  await page.getByText('Saved the graph to "dynamic-task/dynamic-task.png"').first().waitFor();
  await Promise.all([page.waitForEvent("load"), workbench.runCommand("Developer: Reload Window")]);
  await page.getByRole("tab", { name: /^Graph: dynamic-task/ }).waitFor();
  const again = await workbench.webviewFrame();
  await again.getByRole("option", { name: /^preprocess, execution node/ }).waitFor();
});

test("without Git, a file is compared with another open file", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await openListed(workbench, "other.valohai.yaml");
  await openListed(workbench, "sweep.valohai.yaml");
  await workbench.runCommand("Valohai: Compare with Git Head");
  await page.getByText("Git is not available in this window").first().waitFor();
  await workbench.runCommand("Notifications: Show Notifications");
  await page.getByRole("button", { name: "Compare with Open File…" }).first().click();
  await page.locator(".quick-input-widget").getByText("other.valohai.yaml").first().click();
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByText("Compared with other.valohai.yaml: the pipeline is new").waitFor();
});
