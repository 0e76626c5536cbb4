import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pictureSettings } from "./picture-settings.ts";
import { repository } from "./repository.ts";
import { openWorkbench } from "./workbench.ts";

const themes = { light: "Default Light Modern", dark: "Default Dark Modern" } as const;

const config = `estimates:
  currency: EUR
  steps:
    train-model:
      minutes: [10, 12, 20]
      price-per-hour: 0.90
    evaluate-model: { minutes: 3, price-per-hour: 0.35 }
`;

/** Takes the pictures of the time and the cost of a pipeline. */
export async function makeSchedulePictures(): Promise<void> {
  for (const [name, theme] of Object.entries(themes)) {
    const workbench = await openWorkbench({
      settings: { ...pictureSettings, "workbench.colorTheme": theme },
      size: { width: 1280, height: 860 },
    });
    const { page } = workbench;
    const file = join(workbench.folder, "training", "valohai.yaml");
    await writeFile(join(workbench.folder, "training", ".valohai-lint.yaml"), config);
    await writeFile(file, estimated(await readFile(file, "utf8")));
    await workbench.openFile("training/valohai.yaml");
    await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
    await workbench.runCommand("Valohai: Preview Task Variants");
    const frame = await workbench.webviewFrame();
    const section = frame.getByRole("region", { name: "Time and cost" });
    await section.waitFor();
    await section.evaluate((it) => it.scrollIntoView({ block: "end" }));
    await page.mouse.move(600, 800);
    await workbench.screenshot(join(repository, "docs", "images", `time-and-cost-${name}.png`));
    await workbench.close();
  }
}

/** The step that prepares the images, with a comment that says how long it takes. */
function estimated(text: string): string {
  const step = "    name: preprocess-images\n";
  return text.replace(step, step.replace("\n", " # valohai-estimate: 5 min, 0.35 per hour\n"));
}
