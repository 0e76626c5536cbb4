import { findScriptProblems } from "#core/features/diagnostics/diagnose-scripts.ts";
import { diagnosticsInSteps } from "./diagnostics/problems.ts";
import type { Snapshot } from "./documents.ts";
import { workUntil } from "./scheduler.ts";
import type { Workspace } from "./workspace.ts";

/** How long the steps of a file are read in all before an answer goes on without the others, in milliseconds. */
export const readingTime = 1_000;

/** For how many more items files are loaded while one waits for its own. */
const ahead = 8;

/** Reads the steps of a file as `readSteps` does, and then converts its problems between messages. */
export async function readForDiagnostics(
  workspace: Pick<Workspace, "scheduler" | "settled" | "codeFor" | "contextOf">,
  snapshot: Snapshot,
  end: number,
): Promise<void> {
  await readSteps(workspace, snapshot, end);
  const steps = diagnosticsInSteps(snapshot, workspace.contextOf(snapshot.text.uri));
  await workUntil(workspace.scheduler, () => steps.next().done === true);
}

/**
 * Reads what runs in the steps of a file and compares the items with it, item by item between messages; whoever asks then
 * finds it done. Scripts are waited for until a time, in milliseconds.
 */
export async function readSteps(
  { scheduler, settled, codeFor }: Pick<Workspace, "scheduler" | "settled" | "codeFor">,
  { text: { uri }, document }: Snapshot,
  end: number,
): Promise<void> {
  const reading = document.inPieces;
  const { items } = reading;
  let asked = 0;
  for (const [index, { item }] of items.entries()) {
    await scheduler.turn();
    const read = settled(() => codeFor(uri)?.ofItem(item), end - Date.now());
    if (read instanceof Promise) {
      const from = Math.max(asked, index + 1);
      asked = index + 1 + ahead;
      for (const next of items.slice(from, asked)) codeFor(uri)?.ofItem(next.item);
      await read;
    }
    const code = codeFor(uri);
    if (code) findScriptProblems(item, reading, code);
  }
}
