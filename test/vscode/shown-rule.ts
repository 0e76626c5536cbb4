import assert from "node:assert/strict";
import type { Workbench } from "./workbench.ts";

/** Waits until a page of the rules is on the screen, rendered, with the heading of the code in sight. */
export async function showsRule({ page, webviewFrame }: Workbench, code: string): Promise<void> {
  await page.getByRole("tab", { name: `Preview ${code}.md`, selected: true }).waitFor();
  const heading = (await webviewFrame()).locator(`h2#${code}`);
  await heading.waitFor();
  await heading.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const watch = new IntersectionObserver((entries) => {
          if (entries.some((it) => it.isIntersecting)) resolve();
        });
        watch.observe(element);
      }),
  );
  assert.equal(await heading.textContent(), code);
}
