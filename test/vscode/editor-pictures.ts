import { cp } from "node:fs/promises";
import { join } from "node:path";
import { pictureSettings } from "./picture-settings.ts";
import { repository } from "./repository.ts";
import { temporaryFolder } from "./temporary.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** Takes the pictures of the view of the project and of the settings. */
export async function makeEditorPictures(): Promise<void> {
  const folder = join(await temporaryFolder("pictures"), "training");
  await cp(join(repository, "examples", "training"), folder, { recursive: true });
  const workbench = await openWorkbench({
    trust: "trusted",
    folder,
    settings: pictureSettings,
    size: { width: 1100, height: 700 },
  });
  await workbench.openFile("valohai.yaml");
  await showView(workbench);
  await showSettings(workbench);
  await workbench.close();
}

async function take({ screenshot }: Workbench, name: string): Promise<void> {
  await screenshot(join(repository, "docs", "images", name));
}

async function showView(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand("Explorer: Focus on Valohai View");
  await page.getByRole("treeitem", { name: /^Pipelines, / }).waitFor();
  // The files, which come first, leave their room to the view.
  await page.locator(".pane-header.expanded").first().click();
  await page.mouse.move(sideBarEnd, 300);
  await page.mouse.down();
  await page.mouse.move(sideBarEnd + 160, 300, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("treeitem", { name: /^Steps, / }).click();
  const pipeline = page.getByRole("treeitem", { name: "train-and-deploy" });
  await pipeline.locator(".monaco-tl-twistie").click();
  await page
    .getByRole("treeitem", { name: /, node, / })
    .first()
    .waitFor();
  await page.mouse.move(800, 300);
  await take(workbench, "project-view.png");
}

/** The column of the window in which the side bar ends. */
const sideBarEnd = 277;

async function showSettings(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.runCommand("Preferences: Open User Settings");
  await page.locator(".settings-editor .suggest-input-container").first().waitFor();
  // The address of the server is one of its tabs.
  await page.addStyleTag({ content: ".settings-header-controls { visibility: hidden; }" });
  await page.keyboard.type("@ext:valohai-yaml.valohai-yaml");
  await page.locator(".setting-item-category", { hasText: "Valohai" }).first().waitFor();
  await take(workbench, "settings.png");
}
