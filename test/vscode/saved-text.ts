import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

/** In milliseconds. */
const patience = 60_000;
const timeBetweenReads = 50;
const timeBetweenSaves = 1_000;

/** What a file holds once this text is in it; says what it holds instead when it does not come. */
export async function savedText(file: string, text: string): Promise<string> {
  return textWith(file, text, async () => {});
}

/**
 * Saves the file in the editor until it holds this text, and returns what it holds then. Saving once is not enough after
 * a paste or a command, since they change the text some time after the keys were pressed.
 */
export async function saveUntil(page: Page, file: string, text: string): Promise<string> {
  let next = 0;
  return textWith(file, text, async () => {
    if (Date.now() < next) return;
    next = Date.now() + timeBetweenSaves;
    await page.keyboard.press("ControlOrMeta+s");
  });
}

async function textWith(file: string, text: string, save: () => Promise<void>): Promise<string> {
  const end = Date.now() + patience;
  for (;;) {
    await save();
    await new Promise((resolve) => setTimeout(resolve, timeBetweenReads));
    const saved = await readFile(file, "utf8");
    if (saved.includes(text)) return saved;
    if (Date.now() > end) throw new Error(`"${text}" is not saved, but this is:\n${saved}`);
  }
}
