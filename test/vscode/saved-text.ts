import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

/** In milliseconds. */
const patience = 60_000;
const timeBetweenReads = 50;
const timeBetweenSaves = 1_000;

/** What a file holds once this text is in it; says what it holds instead when it does not come. */
export async function savedText(file: string, text: string): Promise<string> {
  return textWith(file, text, isIn, async () => {});
}

/**
 * Saves the file in the editor until it holds this text, and returns what it holds then. Saving once is not enough after
 * a paste or a command, since they change the text some time after the keys were pressed.
 */
export async function saveUntil(page: Page, file: string, text: string): Promise<string> {
  return textWith(file, text, isIn, savesIn(page));
}

/** Saves the file in the editor until it holds this text and nothing else. */
export async function saveUntilOnly(page: Page, file: string, text: string): Promise<void> {
  await textWith(file, text, (wanted, saved) => wanted === saved, savesIn(page));
}

/** Saves when it is called, but not again at once. */
function savesIn(page: Page): () => Promise<void> {
  let next = 0;
  return async () => {
    if (Date.now() < next) return;
    next = Date.now() + timeBetweenSaves;
    await page.keyboard.press("ControlOrMeta+s");
  };
}

function isIn(wanted: string, saved: string): boolean {
  return saved.includes(wanted);
}

async function textWith(
  file: string,
  text: string,
  isThere: (wanted: string, saved: string) => boolean,
  save: () => Promise<void>,
): Promise<string> {
  const end = Date.now() + patience;
  for (let before: string | undefined; ; ) {
    await save();
    await new Promise((resolve) => setTimeout(resolve, timeBetweenReads));
    const saved = await readFile(file, "utf8");
    // A file that is just being written may hold the text but not yet its end.
    if (saved === before && isThere(text, saved)) return saved;
    before = saved;
    if (Date.now() > end) throw new Error(`"${text}" is not saved, but this is:\n${saved}`);
  }
}
