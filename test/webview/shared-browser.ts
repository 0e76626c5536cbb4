import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";

/** How long the browser waits for the next test: starting it takes longer than most tests. */
const patience = 2000;

let browser: Promise<Browser> | undefined;
let users = 0;
let closing: NodeJS.Timeout | undefined;

/** The browser of all page tests; each caller gives it back with `releaseBrowser`. */
export function sharedBrowser(): Promise<Browser> {
  clearTimeout(closing);
  users++;
  browser ??= launchBrowser();
  return browser;
}

/** The last one who gives it back lets it end, if nobody else comes. */
export function releaseBrowser(): void {
  users--;
  if (users > 0) return;
  closing = setTimeout(async () => {
    const ending = browser;
    browser = undefined;
    await (await ending)?.close();
  }, patience);
}
