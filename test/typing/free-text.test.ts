import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import { typingWindow } from "../vscode/typist.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { definitions, projectFiles, typedLines } from "./typed-lines.ts";

/** A line to be typed, and where. */
interface Row {
  readonly line: number;
  /** What is before the cursor. */
  readonly head: string;
  readonly typed: string;
}

/** The file with a place for each line, and the lines with their places. */
function layOut(): { readonly text: string; readonly rows: readonly Row[] } {
  const lines = definitions.trimEnd().split("\n");
  const rows: Row[] = [];
  for (const { place, lines: all } of typedLines) {
    for (const typed of all) {
      for (const it of place.trimEnd().split("\n")) {
        if (it.endsWith("<|>")) rows.push({ line: lines.length, head: it.slice(0, -3), typed });
        lines.push(it.replace("<|>", ""));
      }
    }
  }
  return { text: `${lines.join("\n")}\n`, rows };
}

async function openProject(t: TestContext, text: string): Promise<Workbench> {
  const folder = await temporaryFolder("typing");
  for (const [path, content] of Object.entries({ ...projectFiles, "valohai.yaml": text })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const workbench = await sharedWorkbench(t, { ...typingWindow, folder });
  await workbench.openFile("valohai.yaml");
  // Code lenses push down the lines below them as they appear, so the line is brought into view before it is awaited.
  await workbench.goToLine(lineOfError);
  await workbench.page.locator(".monaco-editor .squiggly-error").first().waitFor();
  return workbench;
}

/** The first line of a file with these definitions that has an error: its task has no parameters. */
const lineOfError = definitions.split("\n").indexOf("    name: sweep-all") + 1;

/** Milliseconds from one key to the next. */
const pace = 30;

test("Enter leaves each of more than 100 ordinary lines as it is typed, whatever is offered", async (t) => {
  const { text, rows } = layOut();
  assert.ok(rows.length > 100, `only ${rows.length} lines`);
  const workbench = await openProject(t, text);
  const { page, completions, folder } = workbench;
  const askedBefore = completions.count();
  // From the last line to the first, so that the lines that are not typed yet stay where they are.
  await workbench.goToLine(text.split("\n").length);
  let cursor = text.split("\n").length - 1;
  for (const { line, typed } of rows.toReversed()) {
    await page.keyboard.press("Escape");
    for (; cursor > line; cursor--) await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.type(typed, { delay: pace });
    await completions.settled();
    await page.keyboard.press("Enter");
    cursor = line + 1;
  }
  assert.ok(
    completions.count() - askedBefore > rows.length,
    "VS Code has hardly asked for completions",
  );
  await page.keyboard.type("# saved");
  await page.keyboard.press("Escape");
  const saved = (await saveUntil(page, join(folder, "valohai.yaml"), "# saved")).split("\n");
  const found = rows.map(({ line }, above) => saved.slice(line + above, line + above + 2));
  const wrong = rows.flatMap(({ head, typed }, index) => {
    const [own = "", next = ""] = found[index] ?? [];
    const isKept = own === head + typed && /^\s*(?:- |# |# saved)?$/.test(next);
    return isKept ? [] : [`${head + typed} became ${JSON.stringify([own, next])}`];
  });
  assert.deepEqual(wrong, []);
});

test("a name that is typed is offered on request, and Enter then takes it", async (t) => {
  const node = "- pipeline:\n    name: one\n    nodes:\n      - ";
  const workbench = await openProject(t, `${definitions}${node}\n`);
  const { page, completions, folder } = workbench;
  await workbench.goToLine(`${definitions}${node}`.split("\n").length, 9);
  await page.keyboard.type("name: pre", { delay: pace });
  await completions.settled();
  const row = page.locator(".suggest-widget.visible .monaco-list-row.focused");
  assert.equal(await row.count(), 0);
  await page.keyboard.press("Control+Space");
  await row.filter({ hasText: "preprocess" }).waitFor();
  await page.keyboard.press("Enter");
  await saveUntil(page, join(folder, "valohai.yaml"), "- name: preprocess\n");
});
