import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Frame, Page } from "playwright-core";
import { reportFailure } from "./failure-report.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** Saves nothing by itself: a window that is reloaded brings back what was not saved yet, even if it was undone meanwhile. */
const settings = { "files.autoSave": "off" };

/** A window of its own on a trusted folder, closed after the test. */
export async function openedWorkbench(t: TestContext): Promise<Workbench> {
  const workbench = await openWorkbench({ trust: "trusted", settings });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  return workbench;
}

/** A window with the training example and the graph of its pipeline. */
export interface OpenedGraph {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly frame: Frame;
  /** The path of the example. */
  readonly file: string;
}

/** Opens the graph of the training example from the palette. */
export async function openedGraph(t: TestContext): Promise<OpenedGraph> {
  const workbench = await openedWorkbench(t);
  const { page } = workbench;
  await workbench.openFile("training/valohai.yaml");
  await workbench.runCommand("Valohai: Show Pipeline Graph");
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  return { workbench, page, frame, file: join(workbench.folder, "training", "valohai.yaml") };
}
