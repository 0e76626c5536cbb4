import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import { pace, typingWindow } from "../vscode/typist.ts";

const written = `- step:
    name: train
    image: busybox
    command: train
- pipeline:
    name: p
    nodes:
      - name: first
        type: execution
        step: train
    edges: []
`;

test("a dash that moves to its list as it is typed opens the offers for an entry", async (t) => {
  const folder = await temporaryFolder("moved-dash");
  await writeFile(join(folder, "valohai.yaml"), written);
  const workbench = await sharedWorkbench(t, { ...typingWindow, folder });
  await workbench.openFile("valohai.yaml");
  const { page } = workbench;
  await page.locator(".codelens-decoration").first().waitFor();
  await workbench.goToLine(10);
  for (const key of ["End", "Enter"]) await page.keyboard.press(key);
  await page.keyboard.type("- ", { delay: pace });
  const offer = page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "task node" });
  await offer.waitFor();
  await page.keyboard.type("t", { delay: pace });
  await page.locator(".suggest-widget.visible .focused", { hasText: "task node" }).waitFor();
  await page.keyboard.press("Enter");
  const file = join(workbench.folder, "valohai.yaml");
  const saved = await saveUntil(page, file, "      - name: train\n");
  assert.match(saved, /step: train\n {6}- name: train\n {8}type: task\n {8}step: train\n/);
});
