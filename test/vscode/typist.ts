import type { Page } from "playwright-core";
import type { Workbench, WorkbenchOptions } from "./workbench.ts";

/** A small window, in which little has to be drawn at each key. */
export const typingWindow = {
  trust: "trusted",
  size: { width: 800, height: 480 },
  settings: { "workbench.activityBar.location": "hidden" },
} as const satisfies WorkbenchOptions;

/** The same without offers, where Enter and the dash are decided by what is typed alone. */
export const typingWindowWithoutOffers = {
  ...typingWindow,
  settings: {
    ...typingWindow.settings,
    "[valohai-yaml]": {
      "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
      "editor.suggestOnTriggerCharacters": false,
    },
  },
} as const satisfies WorkbenchOptions;

/** How a person types: with what is offered, or without looking at it. */
export type Manner = "alone" | "accepting";

/**
 * Types a whole text into an empty editor as a careful person would: the indentation is left to the editor and taken
 * back where it is too deep; who accepts takes a key or a value as soon as it is the first that is offered.
 */
export async function typeText(
  workbench: Workbench,
  text: string,
  manner: Manner,
): Promise<{ readonly accepted: number }> {
  const { page } = workbench;
  let accepted = 0;
  for (const line of text.split("\n")) {
    await reachPrefix(page, line);
    for (let rest = await restOf(page, line); rest !== ""; rest = await restOf(page, line)) {
      const part = manner === "alone" ? undefined : nextPart(rest);
      if (part) await page.keyboard.type(part.beginning, { delay: lookingPace });
      if (part && (await accept(workbench, line, part.whole))) accepted++;
      else await page.keyboard.type(part ? part.remainder : rest, { delay: pace });
    }
    await page.waitForFunction(isColoured, line);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
  }
  return { accepted };
}

/** Milliseconds from one key to the next: faster than a person, and for somebody who looks at what is offered. */
export const pace = 5;
const lookingPace = 60;

/** How long the editor may take to show what is offered, in milliseconds. */
export const showTime = 5_000;

interface Part {
  readonly whole: string;
  readonly beginning: string;
  readonly remainder: string;
}

/** The key or the value that comes next, with the letters that are typed before the offers are looked at. */
function nextPart(rest: string): Part | undefined {
  const [whole = "", word = ""] =
    /^(?:- )?([a-z][\w-]+)(?=: \S)/.exec(rest) ?? /^([a-z][\w-]+)$/.exec(rest) ?? [];
  if (word.length < 3) return undefined;
  const begun = whole.length - word.length + 2;
  return { whole: word, beginning: rest.slice(0, begun), remainder: rest.slice(begun) };
}

/** Accepts the first offer if it is this word and goes on as the line does. */
async function accept(workbench: Workbench, line: string, word: string): Promise<boolean> {
  const { page, completions } = workbench;
  await completions.settled();
  if (!completions.hasOffers()) return false;
  const label = page.locator(".suggest-widget.visible .monaco-list-row.focused .label-name");
  const first = await label.textContent({ timeout: showTime }).catch(() => undefined);
  if (first !== word) return false;
  const before = await lineOfCursor(page);
  await page.keyboard.press("Enter");
  const after = await lineOfCursor(page);
  if (after !== before && line.startsWith(after)) return true;
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("Escape");
  return false;
}

/** Takes back what the editor has begun the line with, as far as the line does not begin so. */
async function reachPrefix(page: Page, line: string): Promise<void> {
  for (let begun = await lineOfCursor(page); !line.startsWith(begun); ) {
    await page.keyboard.press("Backspace");
    const left = await lineOfCursor(page);
    if (left.length >= begun.length) throw new Error(`Backspace leaves "${left}" of "${begun}"`);
    begun = left;
  }
}

/** What of the line is not typed yet. */
async function restOf(page: Page, line: string): Promise<string> {
  const begun = await lineOfCursor(page);
  return line.startsWith(begun) ? line.slice(begun.length) : "";
}

async function lineOfCursor(page: Page): Promise<string> {
  return page.evaluate(readLine);
}

/** The text of the line in which the cursor is, when the editor has drawn what was typed. */
async function readLine(): Promise<string> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const editor = document.querySelector(".monaco-editor");
  const top = editor?.querySelector<HTMLElement>(".cursors-layer > .cursor")?.style.top;
  const line = [...(editor?.querySelectorAll<HTMLElement>(".view-line") ?? [])].find(
    (it) => it.style.top === top,
  );
  return line?.textContent?.replaceAll("\u00a0", " ") ?? "";
}

/** VS Code indents by rules only below lines whose colours it knows: otherwise as the line before. */
export function isColoured(text: string): boolean {
  if (text.trim() === "") return true;
  const lines = [...document.querySelectorAll(".monaco-editor .view-line")].filter((it) =>
    it.textContent?.replaceAll("\u00a0", " ").endsWith(text),
  );
  return lines.length > 0 && lines.every((it) => it.querySelector("[class^=mtk]:not(.mtk1)"));
}
