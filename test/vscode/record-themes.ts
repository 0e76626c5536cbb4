import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./repository.ts";
import type { Workbench } from "./workbench.ts";

/** The colour themes that VS Code brings for each kind of theme, as its picker calls them. */
const themes = {
  light: "Light Modern",
  dark: "Dark Modern",
  "high contrast": "Dark High Contrast",
  "high contrast light": "Light High Contrast",
} as const;

/** What a webview gets from VS Code in one colour theme. */
export interface RecordedTheme {
  /** The classes of the page's body. */
  readonly classes: string;
  /** The custom properties of the page's root. */
  readonly variables: { readonly [name: string]: string };
}

export interface RecordedThemes {
  /** The style sheet that VS Code puts into every webview. */
  readonly sheet: string;
  readonly themes: { readonly [kind in keyof typeof themes]: RecordedTheme };
}

/**
 * Writes down the colours for the page tests:
 * `npm run look -- --file dynamic-task/valohai.yaml --command "Valohai: Preview Task Variants" --script test/vscode/record-themes.ts`
 */
export async function look({ page, runCommand, webviewFrame }: Workbench): Promise<void> {
  const frame = await webviewFrame();
  const recorded: [string, RecordedTheme][] = [];
  let before = await frame.evaluate(() => document.body.dataset["vscodeThemeId"]);
  for (const [kind, name] of Object.entries(themes).reverse()) {
    await runCommand("Preferences: Color Theme");
    await page.locator(".quick-input-widget:visible .quick-input-box input").fill(name);
    await page.getByRole("option", { name }).first().click();
    await frame.waitForFunction((old) => document.body.dataset["vscodeThemeId"] !== old, before);
    const seen = await frame.evaluate(() => {
      const { style } = document.documentElement;
      const names = [...style].filter((it) => it.startsWith("--"));
      const variables = Object.fromEntries(names.map((it) => [it, style.getPropertyValue(it)]));
      return {
        id: document.body.dataset["vscodeThemeId"],
        classes: document.body.className,
        variables,
      };
    });
    before = seen.id;
    recorded.unshift([kind, { classes: seen.classes, variables: seen.variables }]);
  }
  const sheet = await frame.evaluate(() => document.querySelector("style")?.textContent ?? "");
  const text = JSON.stringify({ sheet, themes: Object.fromEntries(recorded) }, null, 1);
  await writeFile(join(repository, "test", "fixtures", "themes.json"), `${text}\n`);
}
