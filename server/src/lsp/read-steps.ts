import type { Snapshot } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** How long the steps of a file are read in all before an answer goes on without the others, in milliseconds. */
export const readingTime = 1_000;

/**
 * Reads what runs in the steps of a file, step by step between messages; whoever asks then finds it read. Scripts are
 * waited for until a time, in milliseconds.
 */
export async function readSteps(
  { scheduler, settled, codeFor }: Pick<Workspace, "scheduler" | "settled" | "codeFor">,
  { text: { uri }, document }: Snapshot,
  end: number,
): Promise<void> {
  for (const { item } of document.items) {
    await scheduler.turn();
    await settled(() => codeFor(uri)?.ofItem(item), end - Date.now());
  }
}
