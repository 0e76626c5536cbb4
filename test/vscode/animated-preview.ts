import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { animated, type Frame } from "../release/animation.ts";
import { pictureSettings } from "./picture-settings.ts";
import { repository } from "./repository.ts";
import { openWorkbench } from "./workbench.ts";

/** Where the animated picture is. */
const animationFile = join("docs", "images", "fan-out.gif");

const metadata = '{"storeids": [122, 154, 209, 916, 345]}';
/** How many characters of it appear from one picture to the next. */
const stride = 4;

/** Takes the animated picture of the README: metadata is typed, and the executions that it makes are shown. */
export async function makeAnimation(): Promise<void> {
  const workbench = await openWorkbench({
    settings: pictureSettings,
    size: { width: 1200, height: 800 },
  });
  const { page } = workbench;
  const frames: Frame[] = [];
  const take = async (delay: number) => {
    await page.waitForTimeout(settling);
    frames.push({ png: await page.screenshot({ caret: "hide", animations: "disabled" }), delay });
  };
  await workbench.openFile("dynamic-task/valohai.yaml");
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.runCommand("Valohai: Preview Task Variants");
  const frame = await workbench.webviewFrame();
  const box = frame.getByRole("textbox", { name: "Metadata of preprocess" });
  await box.click();
  await take(2000);
  for (let end = stride; end < metadata.length; end += stride) {
    await box.fill(metadata.slice(0, end));
    await take(120);
  }
  await box.fill(metadata);
  await frame.getByRole("heading", { name: "5 executions" }).waitFor();
  await take(2500);
  await frame.locator('[role="row"][aria-rowindex="4"] [role="gridcell"]').first().click();
  await frame.getByRole("region", { name: "Execution 3 of 5" }).waitFor();
  await take(3500);
  await writeFile(join(repository, animationFile), animated(frames));
  await workbench.close();
}

/** How long the page may take to draw what has changed, in milliseconds. */
const settling = 600;
