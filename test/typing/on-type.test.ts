import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import { isColoured, typingWindowWithoutOffers } from "../vscode/typist.ts";
import type { Workbench } from "../vscode/workbench.ts";

/** How fast a person types, in milliseconds for each key. */
const pace = 60;

interface Editor {
  readonly workbench: Workbench;
  readonly file: string;
  /** Types at a person's pace, at the cursor. */
  type(text: string): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Waits until the line of the cursor begins in this column. */
  column(column: number): Promise<void>;
  /** Types a line and waits until it has its colours, by which the editor indents the next. */
  line(text: string): Promise<void>;
  /** What is saved once it holds a text. */
  saved(text: string): Promise<string>;
}

async function openEditor(t: TestContext, text: string): Promise<Editor> {
  const folder = await temporaryFolder("on-type");
  await writeFile(join(folder, "valohai.yaml"), text);
  const workbench = await sharedWorkbench(t, { ...typingWindowWithoutOffers, folder });
  const file = join(workbench.folder, "valohai.yaml");
  await workbench.openFile("valohai.yaml");
  const { page } = workbench;
  const { keyboard } = page;
  return {
    workbench,
    file,
    type: (it) => keyboard.type(it, { delay: pace }),
    async press(...keys) {
      for (const it of keys) await keyboard.press(it);
    },
    async column(column) {
      await page.waitForFunction(isInColumn, column);
    },
    async line(it) {
      await keyboard.type(it, { delay: pace });
      await page.waitForFunction(isColoured, it);
      await keyboard.press("Enter");
    },
    saved: (it) => saveUntil(page, file, it),
  };
}

/** The status bar counts columns from 1. */
function isInColumn(column: number): boolean {
  const status = document.querySelector("[id='status.editor.selection']")?.textContent ?? "";
  return new RegExp(`Col ${column + 1}\\b`).test(status);
}

const typed = `- step:
    name: train
    image: busybox
    command:
      - echo start
      - train {parameters}
    parameters:
      - name: rate
        type: float
        default: 0.5
      - name: steps
        type: integer
    environment: default
- pipeline:
    name: p
    nodes:
      - name: first
        type: execution
        step: train
      - name: second
        type: execution
        step: train
    edges:
      - [first.parameter.rate, second.parameter.rate]
`;

test("a file is typed without indentation and without a Backspace", async (t) => {
  const editor = await openEditor(t, "- step:\n");
  const { workbench, type, press, column, line } = editor;
  // The server answers when it says what is missing in the item.
  await workbench.page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await workbench.goToLine(1, 8);
  await press("Enter");
  for (const it of ["name: train", "image: busybox", "command:", "- echo start"]) await line(it);
  await line("train {parameters}");
  await column(8);
  await press("Enter");
  await column(4);
  for (const it of ["parameters:", "- name: rate", "type: float", "default: 0.5"]) await line(it);
  await type("- ");
  await column(8);
  for (const it of ["name: steps", "type: integer"]) await line(it);
  await type("environment:");
  await column(16);
  await line(" default");
  await type("- ");
  await column(2);
  for (const it of ["pipeline:", "name: p", "nodes:", "- name: first"]) await line(it);
  for (const it of ["type: execution", "step: train"]) await line(it);
  await type("- ");
  await column(8);
  for (const it of ["name: second", "type: execution", "step: train"]) await line(it);
  await type("- ");
  await column(8);
  await press("Enter");
  await column(4);
  await line("edges:");
  await type("- [first.parameter.rate, second.parameter.rate]");
  const saved = await editor.saved("second.parameter.rate]");
  assert.equal(saved.trimEnd(), typed.trimEnd());
});

const target = `- step:
    name: train
    image: busybox
    command: train
- pipeline:
    name: p
    nodes:
    - name: first
      type: execution
      step: train
    edges: []
- pipeline:
    name: q
    nodes:
      - name: second
        type: execution
        step: gone
        
    edges: []
`;

/** Waits for the error of the step that is gone, whose line the code lenses above may have pushed out of view. */
async function errorShown(workbench: Workbench): Promise<void> {
  await workbench.goToLine(target.split("\n").indexOf("        step: gone") + 1);
  await workbench.page.locator(".monaco-editor .squiggly-error").first().waitFor();
}

test("a pasted node takes the indentation of its place, and one undo gives it as it was pasted", async (t) => {
  const editor = await openEditor(t, target);
  const { workbench, press } = editor;
  await errorShown(workbench);
  // From "- name: first" to the end of its step.
  await workbench.goToLine(8, 5);
  await press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+End", "ControlOrMeta+c");
  await workbench.goToLine(18, 9);
  await press("ControlOrMeta+v");
  await workbench.page.waitForFunction(
    (text) =>
      [...document.querySelectorAll(".view-line")].filter(
        (it) => it.textContent?.replaceAll("\u00a0", " ") === text,
      ).length === 1,
    "      - name: first",
  );
  const fitting = "      - name: first\n        type: execution\n        step: train\n    edges";
  assert.equal(await editor.saved(fitting), target.replace("        \n    edges", fitting));
  await press("ControlOrMeta+z");
  const raw = "        - name: first\n      type: execution\n      step: train\n    edges";
  assert.equal(await editor.saved(raw), target.replace("        \n    edges", raw));
});

test("pasted text that is no entry stays as it is, and the rest of its line too", async (t) => {
  const untidy = target.replace("image: busybox", "image:   busybox ");
  const editor = await openEditor(t, untidy);
  const { workbench, press } = editor;
  await errorShown(workbench);
  await workbench.goToLine(3, 14);
  await press("Shift+ArrowRight", "ControlOrMeta+c", "End", "ControlOrMeta+v");
  // VS Code itself drops a paste that the next one overtakes.
  await editor.saved("busybox b");
  await press("ControlOrMeta+v");
  const pasted = untidy.replace("busybox ", "busybox bb");
  assert.equal(await editor.saved("busybox bb"), pasted);
  // Until the editor has asked what to do with what was pasted, and after.
  await press("End");
  await editor.type("c");
  assert.equal(await editor.saved("busybox bbc"), pasted.replace("busybox bb", "busybox bbc"));
});

test("Format Document sets blanks and indentation", async (t) => {
  const untidy = target
    .replace("    - name: first", "    -   name:  first")
    .replace(
      "      type: execution\n      step: train\n    edges",
      "        type: execution\n        step: train\n    edges",
    );
  const editor = await openEditor(t, untidy);
  await errorShown(editor.workbench);
  await editor.workbench.runCommand("Format Document");
  const saved = await editor.saved("    - name: first\n");
  assert.equal(saved, target.replace("        \n    edges", "\n    edges"));
});
