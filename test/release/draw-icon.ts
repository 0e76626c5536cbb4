import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { launchBrowser } from "../support/browser.ts";
import { repository } from "../vscode/repository.ts";

/** The width and the height of the icon, in pixels. */
const iconSize = 256;

/** Makes the PNG of the extension's icon from its drawing. */
export async function drawIcon(): Promise<void> {
  const folder = join(repository, "icons");
  const drawing = await readFile(join(folder, "icon.svg"), "utf8");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: iconSize, height: iconSize } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    const picture = await page.locator("svg").screenshot({ omitBackground: true });
    await writeFile(join(folder, "icon.png"), smaller(picture));
  } finally {
    await browser.close();
  }
}

/** The same picture in fewer bytes: areas of one colour compress best as they are. */
function smaller(picture: Buffer): Buffer {
  const options = { filterType: 0, deflateLevel: 9, deflateStrategy: 0 };
  return PNG.sync.write(PNG.sync.read(picture), options);
}
