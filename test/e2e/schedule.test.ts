import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderWith } from "../support/cli.ts";
import { fitFile } from "../support/yaml.ts";
import { reportFailure } from "../vscode/failure-report.ts";
import { openWorkbench } from "../vscode/workbench.ts";

const nine = "parameters: [{name: a, style: linear, rules: {start: 1, end: 9, step: 1}}]";
const text = fitFile({ task: nine });
const config = "estimates:\n  steps:\n    fit: { minutes: 2, parallel: 3 }\n";

test("the preview shows time and cost once there are numbers, follows the config and leads to it", async (t) => {
  const folder = folderWith(t, { "valohai.yaml": text });
  const workbench = await openWorkbench({ trust: "trusted", folder });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  const { page } = workbench;
  await workbench.openFile("valohai.yaml");
  await workbench.runCommand("Valohai: Preview Task Variants");
  const frame = await workbench.webviewFrame();
  await frame.getByRole("heading", { name: "9 executions" }).waitFor();
  const section = frame.getByRole("region", { name: "Time and cost" });
  assert.equal(await section.count(), 0);

  writeFileSync(join(folder, ".valohai-lint.yaml"), config);
  await section.getByText("at least 6 min").first().waitFor();

  await section.getByRole("button", { name: ".valohai-lint.yaml, line 3" }).first().click();
  await page.locator(".tab.active", { hasText: ".valohai-lint.yaml" }).waitFor();
  await workbench.goToLine(3, "    fit: { minutes: 2".length + 1);
  await page.keyboard.type("0");
  await section.getByText("at least 1 h").first().waitFor();
});
