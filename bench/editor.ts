import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageVsix } from "../test/release/vsix.ts";
import { temporaryFolder } from "../test/vscode/temporary.ts";
import { openWorkbench } from "../test/vscode/workbench.ts";
import { median, type Row } from "./table.ts";

const ours = "Valohai YAML";
const floor = "Empty Extension";

/** What the activation of the installed package takes in a real VS Code, by its own figures; an extension that does nothing is the floor. */
export async function measureEditor(rounds: number): Promise<Row[]> {
  const { path: vsix } = await packageVsix("universal");
  const empty = await emptyExtension();
  const found: { readonly [name in typeof ours | typeof floor]: number[] } = {
    [ours]: [],
    [floor]: [],
  };
  for (let round = 0; round < rounds; round++) {
    const workbench = await openWorkbench({
      trust: "trusted",
      beside: [empty],
      vsix,
      // The list of the extensions draws what is visible only.
      settings: { "workbench.editor.useModal": "off" },
      size: { width: 1280, height: 2400 },
    });
    await workbench.openFile("dynamic-task/valohai.yaml");
    await workbench.page.getByText("Preview executions").first().waitFor();
    await workbench.runCommand("Developer: Show Running Extensions");
    for (const name of [ours, floor] as const) {
      const row = workbench.page.locator(".runtime-extensions-editor .extension", {
        hasText: name,
      });
      const time = /Activation: (\d+)ms/.exec((await row.textContent()) ?? "")?.[1];
      found[name].push(Number(time));
    }
    await workbench.close();
  }
  return [
    {
      metric: "activation of the installed package, ms",
      ours: median(found[ours]),
      floor: median(found[floor]),
    },
  ];
}

/** The folder of an extension that is activated by the same file. */
async function emptyExtension(): Promise<string> {
  const folder = join(await temporaryFolder("empty"), "bench.empty-1.0.0");
  await mkdir(folder);
  await writeFile(join(folder, "main.js"), "exports.activate = () => undefined;\n");
  const manifest = {
    name: "empty",
    displayName: floor,
    publisher: "bench",
    version: "1.0.0",
    main: "./main.js",
    engines: { vscode: "^1.91.0" },
    activationEvents: ["onLanguage:valohai-yaml"],
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}
