import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errors, type Frame, type Locator, type Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { type CompletionWatch, watchCompletions } from "./completion-watch.ts";
import type { EditorSettings } from "./editor-settings.ts";
import { repository } from "./repository.ts";
import { startServer } from "./server.ts";
import { temporaryCopy, temporaryFolder } from "./temporary.ts";

export interface WorkbenchOptions {
  /** The folder to open, or the file of a workspace; a copy of `examples/` if it is not given. */
  readonly folder?: string;
  readonly settings?: EditorSettings;
  /** "restricted" opens the folder in Restricted Mode. */
  readonly trust?: "trusted" | "restricted";
  /** Folders of further extensions to install. */
  readonly beside?: readonly string[];
  /** The package to install the extension from, instead of what is built. */
  readonly vsix?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** A language of the window, and files by which the extension speaks it, if it does not have them. */
  readonly language?: {
    readonly name: string;
    readonly files?: { readonly [path: string]: string };
  };
}

/** A VS Code window with the extension, to click and look at. */
export interface Workbench {
  readonly page: Page;
  readonly folder: string;
  /** The folder that the extension is installed in. */
  readonly extension: string;
  /** Where the window, its extensions and their servers log. */
  readonly logFolder: string;
  /** Runs a command by its title in the command palette, for example "View: Toggle Word Wrap". */
  runCommand(title: string): Promise<void>;
  /** Opens a file by its path in the folder. */
  openFile(path: string): Promise<void>;
  /** Moves the cursor in the file that was open last; the line must exist. */
  goToLine(line: number, column?: number): Promise<void>;
  /** The content of the webview that is on the screen, once it has drawn something. */
  webviewFrame(): Promise<Frame>;
  /** A picture of the window, taken when it has stopped changing. */
  screenshot(path: string): Promise<void>;
  readonly completions: CompletionWatch;
  log(): string;
  close(): Promise<void>;
}

/** How long a busy machine may take for one thing, in milliseconds. */
const patience = 90_000;

export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = options.folder ?? (await temporaryCopy(join(repository, "examples")));
  const trusted = { "security.workspace.trust.enabled": false };
  const restricted = { "security.workspace.trust.startupPrompt": "never" };
  const data = await temporaryFolder("editor");
  const server = await startServer({
    data,
    ...(options.beside ? { beside: options.beside } : {}),
    ...(options.vsix ? { vsix: options.vsix } : {}),
    settings: { ...(options.trust === "restricted" ? restricted : trusted), ...options.settings },
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
  if (options.language) await speak(page, server.extension, options.language);
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  return workbenchOn(page, server.address(folder), {
    folder,
    extension: server.extension,
    logFolder: join(data, "server", "data", "logs"),
    log: () => `${server.child.log()}\n${messages.join("\n")}`,
    async close() {
      await browser.close();
      await server.child.stop();
    },
  });
}

/** Has the window tell its extensions that it speaks a language; its own texts stay English without a language pack. */
async function speak(
  page: Page,
  extension: string,
  { name, files = {} }: NonNullable<WorkbenchOptions["language"]>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) await writeFile(join(extension, path), text);
  await page.addInitScript((language) => {
    Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => language, set() {} });
  }, name);
}

/** Opens the window at an address, and answers it when it is there. */
export async function workbenchOn(
  page: Page,
  address: string,
  place: Pick<Workbench, "folder" | "extension" | "logFolder" | "log" | "close">,
): Promise<Workbench> {
  page.setDefaultTimeout(patience);
  const completions = watchCompletions(page);
  await page.goto(address);
  // The status bar is filled last, where it is shown.
  await page
    .locator(".monaco-workbench.nostatusbar, .part.statusbar .statusbar-item")
    .first()
    .waitFor();
  return {
    ...place,
    page,
    runCommand: (title) => runCommand(page, title),
    openFile: (path) => openFile(page, path),
    goToLine: (line, column = 1) => goToLine(page, line, column),
    webviewFrame: () => webviewFrame(page),
    screenshot: (path) => screenshot(page, path),
    completions,
  };
}

async function runCommand(page: Page, title: string): Promise<void> {
  await answerQuickInput(page, "F1", { text: `>${title}`, choice: [title] });
}

async function openFile(page: Page, path: string): Promise<void> {
  const name = path.split("/").at(-1) ?? path;
  await answerQuickInput(page, "ControlOrMeta+p", { text: path, choice: path.split("/") });
  await page.getByRole("tab", { name, selected: true }).waitFor();
  await page.locator(".monaco-editor .view-line").first().waitFor();
}

/** Goes to a line of the file, again where something else has taken the keyboard meanwhile. */
async function goToLine(page: Page, line: number, column: number): Promise<void> {
  const status = page.locator("[id='status.editor.selection']", { hasText: `Ln ${line}, ` });
  for (let attempt = 1; ; attempt++) {
    await answerQuickInput(page, "ControlOrMeta+g", { text: `:${line}:${column}` });
    try {
      return await status.waitFor({ timeout: quickPatience });
    } catch (error) {
      if (attempt === quickAttempts) throw error;
    }
  }
}

interface QuickAnswer {
  readonly text: string;
  /** What is chosen from the list: the row that has all of these in its label. */
  readonly choice?: readonly string[];
}

/**
 * Opens a quick input by its key and answers it by keyboard, since the rows of its list move while it is filtered. VS Code
 * closes an input when something else takes the keyboard, as a page does that has just been opened: then it is opened again.
 */
async function answerQuickInput(page: Page, key: string, answer: QuickAnswer): Promise<void> {
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press(key);
    try {
      const timeout = attempt < quickAttempts ? quickPatience : patience;
      await fillQuickInput(page, input, answer, timeout);
      break;
    } catch (error) {
      if (attempt === quickAttempts || !(error instanceof errors.TimeoutError)) throw error;
      await page.keyboard.press("Escape");
    }
  }
  await input.waitFor({ state: "hidden" });
}

const quickAttempts = 3;
/** How long an input may take before it is opened again, in milliseconds. */
const quickPatience = 10_000;
/** How many rows of its list are tried. */
const quickRows = 20;

/**
 * Has something ask in one quick input after the other, and answers them by these options. Where VS Code closes an input,
 * as something else takes the keyboard, it is all done again.
 */
export async function pickOptions(
  page: Page,
  ask: () => Promise<void>,
  options: readonly string[],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await ask();
    try {
      const timeout = attempt < quickAttempts ? quickPatience : patience;
      for (const it of options) await pickOption(page, it, timeout);
      return;
    } catch (error) {
      if (attempt === quickAttempts || !(error instanceof errors.TimeoutError)) throw error;
      await page.keyboard.press("Escape");
    }
  }
}

async function pickOption(page: Page, option: string, timeout: number): Promise<void> {
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  await page.getByRole("option", { name: option }).first().waitFor({ timeout });
  await fillQuickInput(page, input, { text: option, choice: [option] }, timeout);
}

async function fillQuickInput(
  page: Page,
  input: Locator,
  answer: QuickAnswer,
  timeout: number,
): Promise<void> {
  await input.fill(answer.text, { timeout });
  const { choice } = answer;
  if (choice !== undefined) {
    const rows = page.locator(".quick-input-widget:visible .quick-input-list .monaco-list-row");
    const chosen = choice.reduce((it, hasText) => it.filter({ hasText }), rows);
    await chosen.first().waitFor({ timeout });
    const focused = page.locator(".quick-input-list .monaco-list-row.focused");
    for (let row = 0; row < quickRows; row++) {
      const label = (await focused.textContent({ timeout })) ?? "";
      if (choice.every((it) => label.includes(it))) break;
      await input.press("ArrowDown", { timeout });
    }
  }
  // A real key press would also type a line break into the editor that has the keyboard as soon as the input is closed.
  await input.dispatchEvent("keydown", enterKey, { timeout });
}

const enterKey = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true };

async function webviewFrame(page: Page): Promise<Frame> {
  const outer = page.locator("iframe.webview.ready:visible").last();
  const inner = outer.contentFrame().locator("iframe#active-frame");
  const frame = await (await inner.elementHandle())?.contentFrame();
  if (!frame) throw new Error("The webview has no content");
  await frame.locator("body > *:visible").first().waitFor();
  return frame;
}

async function screenshot(page: Page, path: string): Promise<void> {
  const give = Date.now() + 15_000;
  const unblinking = { animations: "disabled", caret: "hide" } as const;
  let before = await page.screenshot(unblinking);
  for (;;) {
    await page.waitForTimeout(700);
    const after = await page.screenshot({ ...unblinking, path });
    if (after.equals(before) || Date.now() > give) return;
    before = after;
  }
}
