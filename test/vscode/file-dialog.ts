import type { Page } from "playwright-core";

/** How often a path is entered; the dialog overwrites one that comes while it looks at a folder. */
const attempts = 10;
/** How long the dialog may take to close, in milliseconds. */
const closingTime = 3000;

/** Chooses a file in the dialog of the editor, by its whole path. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  // The dialog begins with a folder, and takes no key until it has looked at it.
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some(({ value }) => value.endsWith("/")),
  );
  for (let attempt = 0; attempt < attempts && (await input.isVisible()); attempt++) {
    await input.fill(path);
    await input.press("Enter");
    await input.waitFor({ state: "hidden", timeout: closingTime }).catch(() => undefined);
  }
}
