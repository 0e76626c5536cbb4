import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { repository } from "./repository.ts";
import type { Workbench } from "./workbench.ts";

/** Where the pictures of windows whose tests failed are kept. */
const pictures = join(repository, "out", "failures");
const keptLines = 12;
const keptCharacters = 600;

/** Has a test that fails say what its window showed, and keep a picture of it. */
export function reportFailure(t: TestContext, workbench: Workbench): void {
  t.after(async () => {
    // The types of the oldest Node do not have it.
    if (!("passed" in t) || t.passed === true) return;
    t.diagnostic(await shownBy(workbench).catch((error: unknown) => `No report: ${error}`));
    await mkdir(pictures, { recursive: true });
    const name = t.name.replaceAll(/\W+/g, "-").slice(0, 80);
    await workbench.page.screenshot({ path: join(pictures, `${name}.png`), timeout: 10_000 });
  });
}

async function shownBy(workbench: Workbench): Promise<string> {
  const { page } = workbench;
  const textsOf = async (selector: string) =>
    (await page.locator(selector).allTextContents()).map((it) => it.trim()).join(" | ");
  const bodies = await Promise.all(
    page.frames().map(async (frame) => {
      const text = await frame.locator("body").textContent({ timeout: 2_000 });
      return `${frame.name()}: ${text?.replaceAll(/\s+/g, " ").slice(0, keptCharacters)}`;
    }),
  );
  return [
    `tabs: ${await textsOf(".tab")}`,
    `active: ${await textsOf(".editor-group-container.active .tab.active")}`,
    `status: ${await textsOf(".statusbar-item")}`,
    `messages: ${await textsOf(".notification-list-item")}`,
    ...bodies.slice(1),
    await endOfLogs(workbench.logFolder),
    workbench.log().split("\n").slice(-keptLines).join("\n"),
  ].join("\n");
}

/** The last lines of what the extension host and the language server logged. */
async function endOfLogs(folder: string): Promise<string> {
  const paths = await readdir(folder, { recursive: true }).catch(() => []);
  const own = paths.filter((it) => /(?:exthost|Valohai[^/]*)\.log$/.test(it));
  const ends = own.map(async (path) => {
    const text = await readFile(join(folder, path), "utf8");
    return `${path}:\n${text.trimEnd().split("\n").slice(-keptLines).join("\n")}`;
  });
  return (await Promise.all(ends)).join("\n");
}
