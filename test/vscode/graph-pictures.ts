import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chooseTheme } from "./choose-theme.ts";
import { repository } from "./repository.ts";
import type { Workbench } from "./workbench.ts";

const themes = {
  light: "Light Modern",
  dark: "Dark Modern",
  "high-contrast": "Dark High Contrast",
  "high-contrast-light": "Light High Contrast",
} as const;

/**
 * Takes the pictures of the graph for docs/graph.md:
 * `npm run look -- --size 1180x620 --script test/vscode/graph-pictures.ts`
 */
export async function look(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  const folder = join(repository, "docs", "images");
  await mkdir(folder, { recursive: true });
  const picture = (name: string) => workbench.screenshot(join(folder, `graph-${name}.png`));
  await workbench.openFile("training/valohai.yaml");
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.runCommand("Valohai: Show Pipeline Graph");
  await workbench.runCommand("View: Maximize Editor Group");
  const frame = await workbench.webviewFrame();
  await frame.getByRole("option", { name: /^sweep/ }).click();
  await frame.getByRole("button", { name: "Show the whole graph" }).click();
  for (const [name, theme] of Object.entries(themes)) {
    await chooseTheme(workbench, theme);
    await picture(name);
  }
  await chooseTheme(workbench, themes.light);
  await frame.getByRole("option", { name: /^evaluate/ }).click();
  await page.keyboard.press("Space");
  await frame.getByRole("combobox", { name: "What if it" }).selectOption("prints certain values");
  await frame.getByRole("textbox", { name: "accuracy" }).fill("0.5");
  await frame.getByRole("option", { name: /^deploy,.*does not run/ }).waitFor();
  await picture("what-if");
  await frame.getByRole("button", { name: "Close the details" }).click();
  await page.setViewportSize({ width: 368, height: 620 });
  await frame.getByRole("button", { name: "Forget them" }).click();
  await frame.getByRole("button", { name: "Show the whole graph" }).click();
  await picture("narrow");
}
