import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import { isColoured, pace, showTime, typingWindow } from "../vscode/typist.ts";
import type { Workbench } from "../vscode/workbench.ts";

interface TypedLine {
  readonly text: string;
  /** How often Backspace is pressed before. */
  readonly back?: number;
  /** Enter is pressed when the finished word is still offered. */
  readonly offered?: boolean;
}

/** What a person types, without any indentation, and a Backspace for each level that ends. */
const typed: readonly TypedLine[] = [
  { text: "- step:" },
  { text: "name: train" },
  { text: "image: busybox" },
  { text: "command:" },
  { text: "- echo start" },
  { text: "train {parameters}" },
  { text: "parameters:", back: 3 },
  { text: "- name: rate" },
  { text: "type: float" },
  { text: "default: 0.5" },
  { text: "- name: steps", back: 1 },
  { text: "type: integer" },
  { text: "environment: default", back: 2 },
  { text: "- step:", back: 2 },
  { text: "name: report" },
  { text: "image: busybox" },
  { text: "command: |" },
  { text: "echo one" },
  { text: "echo two" },
  { text: "- task:", back: 3 },
  { text: "name: sweep" },
  { text: "step: train" },
  { text: "type: grid_search" },
  { text: "parameters:" },
  { text: "- name: rate" },
  { text: "style: multiple", offered: true },
  { text: "rules:" },
  { text: "- 0.1" },
  { text: "0.2" },
  { text: "- pipeline:", back: 7 },
  { text: "name: p" },
  { text: "nodes:" },
  { text: "- name: fit" },
  { text: "type: task", offered: true },
  { text: "task: sweep" },
  { text: "edges: []", back: 2 },
];

const expected = `- step:
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
- step:
    name: report
    image: busybox
    command: |
      echo one
      echo two
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - name: rate
        style: multiple
        rules:
          - 0.1
          - 0.2
- pipeline:
    name: p
    nodes:
      - name: fit
        type: task
        task: sweep
    edges: []
`;

test("a file that is typed line by line is indented as it should be, whatever is offered", async (t) => {
  const folder = await temporaryFolder("typing");
  await writeFile(join(folder, "valohai.yaml"), "");
  const workbench = await sharedWorkbench(t, { ...typingWindow, folder });
  const file = join(workbench.folder, "valohai.yaml");
  await workbench.openFile("valohai.yaml");
  await serverAnswers(workbench);
  for (const line of typed) await typeLine(workbench, line);
  await workbench.page.keyboard.press("Escape");
  const saved = await saveUntil(workbench.page, file, "edges: []");
  assert.equal(saved.trimEnd(), expected.trimEnd());
});

/** Waits for the first diagnostic, and leaves an empty file. */
async function serverAnswers({ page }: Workbench): Promise<void> {
  await page.keyboard.type("- step:");
  await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
}

async function typeLine({ page }: Workbench, { text, back = 0, offered }: TypedLine) {
  for (let times = 0; times < back; times++) await page.keyboard.press("Backspace");
  await page.keyboard.type(text, { delay: pace });
  if (offered) {
    const word = text.slice(text.lastIndexOf(" ") + 1);
    const row = page.locator(".suggest-widget.visible .monaco-list-row.focused");
    const offer = row.filter({ hasText: word });
    await offer.waitFor({ timeout: showTime }).catch(() => page.keyboard.press("Control+Space"));
    await offer.waitFor();
  }
  await page.waitForFunction(isColoured, text);
  await page.keyboard.press("Enter");
}
