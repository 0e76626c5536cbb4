import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./repository.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const pictures = {
  light: "Light Modern",
  dark: "Dark Modern",
  "high-contrast": "Dark High Contrast",
} as const;

/** Takes the pictures of the page about the preview. */
export async function makePreviewPictures(): Promise<void> {
  const workbench = await openWorkbench({ size: { width: 1440, height: 860 } });
  const { page } = workbench;
  const folder = join(repository, "docs", "images");
  await mkdir(folder, { recursive: true });
  await workbench.openFile("dynamic-task/valohai.yaml");
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.runCommand("Valohai: Preview Task Variants");
  const frame = await workbench.webviewFrame();
  const ids = '{"storeids": [122, 154, 209, 916, 345]}';
  await frame.getByRole("textbox", { name: "Metadata of preprocess" }).fill(ids);
  await frame.getByRole("heading", { name: "5 executions" }).waitFor();
  await frame.locator('[role="row"][aria-rowindex="3"] [role="gridcell"]').first().click();
  await frame.getByRole("region", { name: "Execution 2 of 5" }).waitFor();
  for (const [name, theme] of Object.entries(pictures)) {
    await choose(workbench, theme);
    await workbench.screenshot(join(folder, `preview-${name}.png`));
  }
  await page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  await workbench.openFile("training/valohai.yaml");
  await frame.getByRole("option", { name: /^sweep/ }).click();
  await frame.getByRole("button", { name: "What if…" }).click();
  const count = frame.getByRole("group", { name: "learning-rate, logspace" }).getByLabel("count");
  await count.fill("4");
  await count.press("Enter");
  await frame.getByText("9 in the file").waitFor();
  await choose(workbench, pictures.dark);
  await workbench.screenshot(join(folder, "what-if-dark.png"));
  await workbench.close();
}

async function choose({ page }: Workbench, theme: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.press("ControlOrMeta+t");
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  await input.fill(theme);
  await page.getByRole("option", { name: theme }).first().click();
  await input.waitFor({ state: "hidden" });
  await page.mouse.move(600, 780);
}
