import type { Browser } from "playwright-core";
import { atEnd } from "./at-end.ts";
import { launchBrowser } from "./browser.ts";

let browser: Promise<Browser> | undefined;

/** The browser of all tests with pages: starting it takes longer than most of them. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}

atEnd(async () => (await browser)?.close());
