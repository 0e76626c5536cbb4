import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./repository.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const pictures = {
  light: "Light Modern",
  dark: "Dark Modern",
  "high-contrast": "Dark High Contrast",
} as const;

/** Six of the nine executions of the sweep, as `vh` prints them. */
const earlierRuns = [0.0001, 0.001].flatMap((rate, row) =>
  [16, 32, 64].map((size, at) => ({
    counter: 41 + 3 * row + at,
    status: row === 1 && at === 2 ? "error" : "complete",
    step: "train-model",
    duration: 700 + 60 * row + 20 * at,
    parameters: { "learning-rate": rate, "batch-size": size, epochs: 10, augment: true },
    cumulative_metadata: {
      accuracy: (810 + 70 * row - 15 * at) / 1000,
      loss: (42 - 9 * row) / 100,
    },
  })),
);

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
  await frame.getByRole("button", { name: "Reset" }).click();
  await frame.getByRole("button", { name: "What if…" }).click();
  await frame.getByRole("button", { name: "Earlier runs" }).click();
  await frame.getByRole("textbox", { name: "Runs" }).fill(JSON.stringify(earlierRuns));
  await frame.getByRole("columnheader", { name: "accuracy" }).click();
  await frame.getByRole("grid").evaluate((it) => it.scrollTo({ left: 0 }));
  await frame.getByRole("img", { name: /^accuracy over/ }).scrollIntoViewIfNeeded();
  await workbench.screenshot(join(folder, "earlier-runs-dark.png"));
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
