import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { metadataKey } from "../../client/src/preview-messages.ts";
import { TestPanel } from "./test-panel.ts";

/** Markup that would be seen and would run if it were not shown as text; without dots, so that edges can name it. */
const markup = (word: string): string =>
  `<img src=x onerror=hacked=1><script>hacked=1</script><b>${word}</b>`;

const quoted = (word: string): string => `'${markup(word)}'`;

const yaml = `- step:
    name: ${quoted("preprocess")}
    image: ${quoted("small")}
    command: ${quoted("preprocessing")}
- step:
    name: ${quoted("train")}
    image: ${quoted("large")}
    description: ${quoted("about train")}
    command: ['echo ${markup("command")}', 'train {parameters}']
    parameters:
      - { name: ${quoted("id")}, type: string, description: ${quoted("about id")} }
      - { name: ${quoted("mode")}, type: string, default: ${quoted("fast")} }
      - { name: ${quoted("lost")}, type: integer, default: ${quoted("no number")} }
    inputs: [{ name: ${quoted("data")}, default: 's3://${markup("bucket")}' }]
- pipeline:
    name: ${quoted("pipeline")}
    nodes:
      - { name: ${quoted("first")}, type: execution, step: ${quoted("preprocess")} }
      - name: ${quoted("fan")}
        type: task
        step: ${quoted("train")}
        actions: [{ when: node-starting, if: ${quoted("condition")}, then: stop-pipeline }]
      - { name: ${quoted("absent")}, type: task, step: ${quoted("missing")} }
    edges:
      - ['${markup("first")}.metadata.${markup("key")}', '${markup("fan")}.parameter.${markup("id")}']
`;

const log = [
  markup("line"),
  JSON.stringify({ [markup("key")]: [markup("one"), markup("two")] }),
  markup("later line"),
  JSON.stringify({ [markup("key")]: [markup("three")] }),
].join("\n");

/** Waits for each word with its markup as a visible text, and finds no markup that has become part of the page. */
async function areTexts(page: Page, ...words: readonly string[]): Promise<void> {
  for (const word of words)
    await page.getByText(markup(word)).filter({ visible: true }).first().waitFor();
  assert.equal(await page.locator("img, b, body script:not([src])").count(), 0);
  assert.equal(await page.evaluate(() => "hacked" in window), false);
}

test("shows markup in any string of the file as text", async (t) => {
  const panel = await new TestPanel(t, yaml).open();
  const { page } = panel;
  await page.getByRole("option", { name: markup("absent") }).waitFor();
  await areTexts(page);
  await page.getByRole("button", { name: "Nodes as a list" }).click();
  await areTexts(page, "pipeline", "first", "fan", "absent", "key");
  await page.getByRole("textbox", { name: `Metadata of ${markup("first")}` }).fill(log);
  await page.getByRole("heading", { name: "1 execution" }).waitFor();
  await areTexts(page, "id", "mode", "lost", "fast", "no number", "three");
  await page.getByRole("gridcell").first().click();
  const detail = page.getByRole("region", { name: "Execution 1 of 1" });
  for (const word of ["command", "data", "bucket", "three"]) {
    await detail.getByText(markup(word)).filter({ visible: true }).first().waitFor();
  }
  await page.getByLabel(`Value of ${markup("key")}`).selectOption({ index: 1 });
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
  await areTexts(page, "one", "two");
  await page.getByRole("button", { name: "What if…" }).click();
  await page.getByRole("button", { name: "Columns" }).click();
  await areTexts(page, "id", "mode");
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: "Filter executions" }).fill(`id<${markup("filter")}`);
  await areTexts(page);
  await page.locator(".plan .node", { hasText: markup("absent") }).click();
  await areTexts(page, "absent", "missing");
});

test("shows markup in what goes wrong as text", async (t) => {
  const panel = await new TestPanel(t, yaml).open();
  const { page } = panel;
  await page
    .getByRole("textbox", { name: `Metadata of ${markup("first")}` })
    .fill(`{"a": ${markup("no JSON")}}`);
  await page.locator(".field-problem").waitFor();
  await areTexts(page);
  const key = metadataKey(markup("pipeline"), markup("first"));
  const file = "file:///project/run.log";
  const name = markup("run.log");
  await panel.choose(key, file, { kind: "failed", name, message: markup("no such file") });
  await areTexts(page, "run.log", "no such file");
  await panel.edit(yaml.replace(/edges:[\s\S]*$/, `edges: ["${markup("open")}`));
  await page.getByText("Go to the error").waitFor();
  await areTexts(page, "fan");
  const failed = { kind: "failed", file: markup("file"), message: markup("failure") } as const;
  await panel.shown.send(failed);
  await areTexts(page, "failure");
});

test("shows what cannot be seen as escapes, so that no name turns or hides the text around it", async (t) => {
  const hidden = ["\u202e", "\u200b", "\u0007", "\u2066"];
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const name = (letters: readonly string[]) => `x${letters.join("y")}z`;
  const [raw, shown] = [name(hidden), name(hidden.map(escaped))];
  const text = `- step:
    name: "${shown}"
    image: "${shown}"
    command: ["${shown} {parameters}"]
    parameters: [{ name: "${shown}", type: string, default: "${shown}" }]
    inputs: [{ name: "${shown}", default: "${shown}" }]
- pipeline:
    name: "${shown}"
    nodes: [{ name: "${shown}", type: task, step: "${shown}" }, { name: b, type: execution, step: b }]
    edges: [["${shown}.output.*", "b.input.${shown}"]]
`;
  const panel = await new TestPanel(t, text).open();
  const { page } = panel;
  await page.getByRole("gridcell").first().click();
  await page.getByRole("region", { name: "Execution 1 of 1" }).waitFor();
  const graph = await page.locator(".graph-view").textContent();
  await page.getByRole("button", { name: "Nodes as a list" }).click();
  await page.locator(".plan [data-id]").first().focus();
  await page.keyboard.press("Space");
  await page.locator(".node-details").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("m");
  await page.getByRole("menuitem").first().waitFor();
  const labels = await page
    .locator("[aria-label], [aria-description]")
    .evaluateAll((all) => all.map((it) => `${it.ariaLabel} ${it.ariaDescription}`));
  const body = [graph, await page.locator("body").textContent(), ...labels].join(" ");
  assert.ok(body.split(shown).length > 5);
  assert.ok(!body.includes(raw));
  assert.doesNotMatch(body, /[^\n\t\P{Cc}]|\p{Bidi_Control}|\u200b/u);
});
