import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { reportFailure } from "../vscode/failure-report.ts";
import { renameAt } from "../vscode/gestures.ts";
import { repository } from "../vscode/repository.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import { openWorkbench } from "../vscode/workbench.ts";

const local = `- step:
    name: local
    image: busybox
    command: echo
`;

test("a virtual folder that joins the folders of this machine has its scripts read and renamed", async (t) => {
  const workbench = await openWorkbench({
    trust: "trusted",
    folder: await workspaceFile(),
    beside: [await providerFolder()],
  });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  const { page } = workbench;
  await workbench.runCommand("Tests: Show the Local File");
  await page.getByRole("tab", { name: "valohai.yaml", selected: true }).waitFor();
  await page.getByRole("button", { name: "Valohai YAML" }).first().waitFor();

  await workbench.runCommand("Tests: Add the Virtual Folder");
  await workbench.runCommand("Tests: Show the Virtual Script");
  await page.getByText("Runs in step train").waitFor();
  await workbench.runCommand("Tests: Show the Virtual File");
  await page.getByRole("tab", { name: "valohai.yaml", selected: true }).waitFor();
  await renameAt(workbench, 6, 18, "speed");
  const line = page.locator(".editor-group-container.active .view-line");
  await line.filter({ hasText: "name: speed" }).waitFor();
  await workbench.runCommand("Tests: Show the Virtual Script");
  await line.filter({ hasText: 'parameters("speed")' }).waitFor();
});

/** A workspace of one folder of this machine, to which others can be added without a reload. */
async function workspaceFile(): Promise<string> {
  const folder = await temporaryFolder("workspace");
  await mkdir(join(folder, "local"));
  await writeFile(join(folder, "local", "valohai.yaml"), local);
  const file = join(folder, "test.code-workspace");
  await writeFile(file, JSON.stringify({ folders: [{ path: "local" }] }));
  return file;
}

/** An extension that brings the virtual folder, and commands to add it and to show its files. */
async function providerFolder(): Promise<string> {
  const folder = join(await temporaryFolder("extension"), "tests.virtual-files-1.0.0");
  await cp(join(repository, "test", "fixtures", "virtual-files"), folder, { recursive: true });
  return folder;
}
