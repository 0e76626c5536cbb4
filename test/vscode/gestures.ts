import type { Workbench } from "./workbench.ts";

/** Puts the cursor into a word, counted from 1, and gives it another name with F2 and Enter alone. */
export async function renameAt(
  workbench: Workbench,
  line: number,
  column: number,
  name: string,
): Promise<void> {
  const { page } = workbench;
  await workbench.goToLine(line, column);
  await page.keyboard.press("F2");
  await page.locator(".rename-box input:focus").waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** Opens the first file in the Explorer whose name begins so; a search finds files only once the window has listed them all. */
export async function openListed({ page }: Workbench, name: string): Promise<void> {
  await page
    .locator(".explorer-folders-view .monaco-list-row", { hasText: new RegExp(`^${name}`) })
    .first()
    .dblclick();
  await page.getByRole("tab", { name, selected: true }).waitFor();
  await page.locator(".monaco-editor .view-line").first().waitFor();
}
