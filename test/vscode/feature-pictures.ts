import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pictureSettings } from "./picture-settings.ts";
import { repository } from "./repository.ts";
import { temporaryFolder } from "./temporary.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const text = `- step:
    name: preprocess
    image: python:3.12
    command: python ./preprocess.py
- step:
    name: train
    image: python:3.12
    command: python ./train.py {parameters}
    parameters:
      - name: id
        type: string
      - name: epochs
        type: integer
        default: 10
- pipeline:
    name: stores
    nodes:
      - name: preprocess
        type: execution
        step: preproces
      - name: train
        type: task
        step: train
    edges:
      - [preprocess.metadata.storeids, train.parameter.id]
`;

/** Takes the pictures of the page about features. */
export async function makeFeaturePictures(): Promise<void> {
  const folder = await temporaryFolder("pictures");
  await writeFile(join(folder, "valohai.yaml"), text);
  await writeFile(
    join(folder, "preprocess.py"),
    'import json\n\nprint(json.dumps({"storeids": [1, 2]}))\n',
  );
  await writeFile(
    join(folder, "train.py"),
    'import valohai\n\nprint(valohai.parameters("id").value)\nprint(valohai.parameters("epochs").value)\n',
  );
  const workbench = await openWorkbench({
    folder,
    settings: pictureSettings,
    size: { width: 900, height: 640 },
  });
  await workbench.openFile("valohai.yaml");
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await showFix(workbench);
  await showHover(workbench);
  await showCompletion(workbench);
  await workbench.close();
}

async function take({ screenshot }: Workbench, name: string): Promise<void> {
  const images = join(repository, "docs", "images");
  await mkdir(images, { recursive: true });
  await screenshot(join(images, name));
}

async function showFix(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await page.locator(".squiggly-error").first().waitFor();
  await workbench.goToLine(20, 16);
  await page.keyboard.press("ControlOrMeta+.");
  await page.locator(".action-widget .action", { hasText: "preprocess" }).first().waitFor();
  await take(workbench, "quick-fix.png");
  await page.keyboard.press("Enter");
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
}

async function showHover(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.goToLine(25, 45);
  await workbench.runCommand("Show or Focus Hover");
  await page.locator(".monaco-hover:visible", { hasText: "id" }).first().waitFor();
  await take(workbench, "hover.png");
  await page.keyboard.press("Escape");
}

async function showCompletion(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.goToLine(25, 57);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("[preprocess.metadata.storeids, ", { delay: 60 });
  await page.keyboard.press("Control+Space");
  await page.locator(".suggest-widget.visible .monaco-list-row").first().waitFor();
  await take(workbench, "completion.png");
}
