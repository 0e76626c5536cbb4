import type { Locator } from "playwright-core";
import { training } from "./opened-graph.ts";
import type { Closing, TestPage } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

/** The panel of the graph, with its nodes as a list. */
export async function openedList(
  t: Closing,
  text = training,
  options: ConstructorParameters<typeof TestPanel>[2] = {},
): Promise<TestPanel> {
  const panel = await new TestPanel(t, text, { ...options, shows: "graph" }).open();
  await panel.page.getByRole("button", { name: "Nodes as a list" }).click();
  await panel.page.getByRole("navigation").waitFor();
  return panel;
}

/** The row of a node in the list: the button with its name. */
export function rowOf(page: TestPage["page"], name: string): Locator {
  return page.locator(`.plan [aria-description^="${name},"]`);
}

/** The row of the edges between two nodes. */
export function edgeRowOf(page: TestPage["page"], from: string, to: string): Locator {
  return page.locator(`.plan [aria-description^="edge from ${from} to ${to}:"]`);
}

/** What has the keyboard, in the graph or in the list: the name of a node, or the two of an edge, without more. */
export async function focusedName(page: TestPage["page"]): Promise<string> {
  const label = await page.evaluate(() => {
    const { activeElement: it } = document;
    return it?.getAttribute("aria-description") ?? it?.getAttribute("aria-label");
  });
  return label?.split(/[:,]/)[0] ?? "";
}
