import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { repository } from "../vscode/repository.ts";
import type { Closing, TestPage } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

/** The example with a pipeline of several kinds of nodes. */
export const training = readFileSync(
  join(repository, "examples", "training", "valohai.yaml"),
  "utf8",
);

/** The panel of the graph, with its nodes. */
export async function openedGraph(t: Closing, text = training): Promise<TestPanel> {
  const panel = await new TestPanel(t, text, { shows: "graph" }).open();
  await panel.page.getByRole("listbox").waitFor();
  return panel;
}

/** A node of the graph by its name. */
export function nodeOf(page: TestPage["page"], name: string): Locator {
  return page.getByRole("option", { name: new RegExp(`^${name},`) });
}

/** What is drawn for a node. */
export function drawingOf(page: TestPage["page"], name: string): Locator {
  return page.locator(".graph .node-box", { has: nodeOf(page, name) });
}

/** Waits until the graph, or its list, says this about the last change. */
export async function said(page: TestPage["page"], text: string | RegExp): Promise<void> {
  await page.locator(".graph-said p", { hasText: text }).waitFor();
}
