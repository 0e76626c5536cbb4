import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { atEnd } from "../support/at-end.ts";
import { reportFailure } from "./failure-report.ts";
import { repository } from "./repository.ts";
import { temporaryFolder } from "./temporary.ts";
import { openWorkbench, type Workbench, type WorkbenchOptions } from "./workbench.ts";

/** A window and what it was opened with. */
interface SharedWindow {
  readonly workbench: Workbench;
  readonly kind: string;
}

/** The windows that no test uses, the one that was used last at the end. */
const idle: SharedWindow[] = [];
const maxIdle = 2;

atEnd(() => closeDownTo(0));

/**
 * A window for one test. Since opening one takes more than ten seconds, each test that ends hands its window, without
 * editors and messages, to the next. Its folder holds a copy of `options.folder`, or of `examples/`, and nothing else.
 */
export async function sharedWorkbench(
  t: TestContext,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  const { folder = join(repository, "examples"), size, ...others } = options;
  const kind = JSON.stringify(others);
  const at = idle.findIndex((it) => it.kind === kind);
  const [found] = at < 0 ? [] : idle.splice(at, 1);
  const window = found ?? (await openShared(kind, others));
  const { workbench } = window;
  reportFailure(t, workbench);
  t.after(() => giveBack(window));
  await workbench.page.setViewportSize(size ?? usualSize);
  await cp(folder, workbench.folder, { recursive: true });
  return workbench;
}

const usualSize = { width: 1280, height: 800 };

/** Draws little at each key, saves nothing by itself, and opens a file as if for the first time. */
const plainSettings = {
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "workbench.reduceMotion": "on",
  "workbench.editor.restoreViewState": false,
};

async function openShared(
  kind: string,
  options: Omit<WorkbenchOptions, "folder" | "size">,
): Promise<SharedWindow> {
  const folder = await temporaryFolder("workspace");
  const settings = { ...plainSettings, ...options.settings };
  return { workbench: await openWorkbench({ ...options, settings, folder }), kind };
}

/** Clears the window for the next test; one that cannot be cleared, as it holds text that is not saved, is closed. */
async function giveBack(window: SharedWindow): Promise<void> {
  if (!(await clear(window.workbench).catch(() => false))) return window.workbench.close();
  idle.push(window);
  await closeDownTo(maxIdle);
}

/** Answers whether the window is as it was when it was opened. */
async function clear({ page, folder, runCommand }: Workbench): Promise<boolean> {
  const tabs = page.locator(".editor-group-container .tab");
  if ((await tabs.and(page.locator(".dirty")).count()) > 0) return false;
  await runCommand("View: Close All Editors");
  await tabs.first().waitFor({ state: "detached", timeout: clearingTime });
  if (await page.locator(".part.panel").isVisible()) await runCommand("View: Hide Panel");
  await runCommand("Notifications: Clear All Notifications");
  for (const it of await readdir(folder)) await rm(join(folder, it), { recursive: true });
  return true;
}

/** How long editors may take to close, in milliseconds. */
const clearingTime = 15_000;

async function closeDownTo(count: number): Promise<void> {
  for (const { workbench } of idle.splice(0, idle.length - count)) await workbench.close();
}
