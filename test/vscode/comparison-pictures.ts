import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commitAll } from "../support/git-folder.ts";
import { pictureSettings } from "./picture-settings.ts";
import { repository } from "./repository.ts";
import { openWorkbench } from "./workbench.ts";

const themes = { light: "Default Light Modern", dark: "Default Dark Modern" } as const;

/** Takes the pictures of a file that is compared with the last commit. */
export async function makeComparisonPictures(): Promise<void> {
  for (const [name, theme] of Object.entries(themes)) {
    const workbench = await openWorkbench({
      settings: { ...pictureSettings, "workbench.colorTheme": theme },
      size: { width: 1280, height: 860 },
    });
    const { page } = workbench;
    const file = join(workbench.folder, "training", "valohai.yaml");
    commitAll(workbench.folder);
    await writeFile(file, edited(await readFile(file, "utf8")));
    await workbench.openFile("training/valohai.yaml");
    await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
    await page.locator(".statusbar-item", { hasText: "→" }).click();
    await page.locator("iframe.webview.ready").first().waitFor();
    const frame = await workbench.webviewFrame();
    await frame.getByRole("button", { name: /added$/ }).click();
    await frame.getByRole("button", { name: "Show the whole graph" }).click();
    await page.mouse.move(600, 800);
    await workbench.screenshot(join(repository, "docs", "images", `changes-${name}.png`));
    await workbench.close();
  }
}

/** One batch size more, and a report. */
function edited(text: string): string {
  const report = "      - name: report\n        type: execution\n        step: evaluate-model\n";
  return text
    .replace("items: [16, 32, 64]", "items: [8, 16, 32, 64]")
    .replace("choices: [16, 32, 64]", "choices: [8, 16, 32, 64]")
    .replace(
      "    edges:\n",
      `${report}    edges:\n      - [sweep.output.*, report.input.models]\n`,
    );
}
