import { join } from "node:path";
import type { Frame } from "playwright-core";
import { repository } from "./repository.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const themes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  "high-contrast": "Default High Contrast",
  "high-contrast-light": "Default High Contrast Light",
} as const;

/** Only the graph is to be seen. */
const settings = {
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "window.commandCenter": false,
};

const wide = { width: 1120, height: 440 };

/** Takes the pictures of the page about the graph: in all kinds of themes, with assumed outcomes, as a list, and in a narrow panel. */
export async function makeGraphPictures(): Promise<void> {
  for (const [name, theme] of Object.entries(themes)) {
    const workbench = await openWorkbench({
      settings: { ...settings, "workbench.colorTheme": theme },
      size: wide,
    });
    const frame = await openGraph(workbench);
    await picture(workbench, name);
    if (name === "light") await showWhatIf(workbench, frame);
    if (name === "dark") {
      await showList(workbench, frame);
      await showNarrow(workbench, frame);
    }
    await workbench.close();
  }
}

async function openGraph(workbench: Workbench): Promise<Frame> {
  await workbench.openFile("training/valohai.yaml");
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.runCommand("Valohai: Show Pipeline Graph");
  await workbench.page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("option", { name: /^sweep/ }).click();
  await frame.getByRole("button", { name: "Show the whole graph" }).click();
  await frame.getByRole("heading").first().waitFor({ state: "attached" });
  return frame;
}

async function picture({ screenshot, page }: Workbench, name: string): Promise<void> {
  await page.mouse.move(600, 420);
  await screenshot(join(repository, "docs", "images", `graph-${name}.png`));
}

async function showWhatIf(workbench: Workbench, frame: Frame): Promise<void> {
  const { page } = workbench;
  await page.setViewportSize({ ...wide, height: 640 });
  await frame.getByRole("option", { name: /^evaluate/ }).click();
  await page.keyboard.press("Space");
  await frame.getByRole("combobox", { name: "What if it" }).selectOption("prints certain values");
  await frame.getByRole("textbox", { name: "accuracy" }).fill("0.5");
  await frame.getByRole("option", { name: /^deploy,.*does not run/ }).waitFor();
  await picture(workbench, "what-if");
}

async function showList(workbench: Workbench, frame: Frame): Promise<void> {
  const { page } = workbench;
  await page.setViewportSize({ ...wide, height: 560 });
  await frame.getByRole("button", { name: "Nodes as a list" }).click();
  await picture(workbench, "list");
  await frame.getByRole("button", { name: "Nodes as a list" }).click();
  await page.setViewportSize(wide);
}

async function showNarrow(workbench: Workbench, frame: Frame): Promise<void> {
  await workbench.runCommand("View: Close Editors in Other Groups");
  await workbench.page.setViewportSize({ width: 320, height: 440 });
  await frame.getByRole("button", { name: "Show the whole graph" }).click();
  const zoomIn = frame.getByRole("button", { name: "Zoom in" });
  for (let step = 0; step < 4; step++) await zoomIn.click();
  await workbench.page.mouse.move(160, 420);
  await workbench.screenshot(join(repository, "docs", "images", "graph-narrow.png"));
}
