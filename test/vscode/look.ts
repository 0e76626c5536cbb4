import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { exitWith } from "./program.ts";
import { repository } from "./repository.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const usage = `Opens VS Code with the extension on a copy of examples/, does what is asked and takes a picture.

  npm run look -- --file dynamic-task/valohai.yaml --theme "Default Dark Modern" --screenshot dark.png

  --file PATH        a file of the folder to open (repeatable)
  --line N[:C]       go to this line and column
  --command TITLE    run a command from the palette (repeatable)
  --wait SELECTOR    wait until the window shows this
  --wait-in SELECTOR wait until the webview shows this
  --theme NAME       Default Light Modern, Default Dark Modern, Default High Contrast, Default High Contrast Light
  --size WxH         size of the window (1280x800)
  --setting KEY=JSON a setting of the user (repeatable)
  --folder PATH      open this folder itself
  --restricted       do not trust the folder
  --script FILE.ts   run its exported look(workbench) before the picture
  --screenshot PATH  where the picture goes (look.png)`;

const { values } = parseArgs({
  options: {
    file: { type: "string", multiple: true },
    line: { type: "string" },
    command: { type: "string", multiple: true },
    wait: { type: "string" },
    "wait-in": { type: "string" },
    theme: { type: "string", default: "Default Light Modern" },
    size: { type: "string", default: "1280x800" },
    setting: { type: "string", multiple: true },
    folder: { type: "string" },
    restricted: { type: "boolean", default: false },
    script: { type: "string" },
    screenshot: { type: "string", default: "look.png" },
    help: { type: "boolean", default: false },
  },
});

await exitWith(values.help ? help : look);

async function help(): Promise<number> {
  console.log(usage);
  return 0;
}

async function look(): Promise<number> {
  const [width = 1280, height = 800] = values.size.split("x").map(Number);
  const workbench = await openWorkbench({
    ...(values.folder ? { folder: resolve(values.folder) } : {}),
    settings: { "workbench.colorTheme": values.theme, ...settingsOf(values.setting ?? []) },
    trust: values.restricted ? "restricted" : "trusted",
    size: { width, height },
  });
  try {
    await steps(workbench);
  } finally {
    await workbench.screenshot(values.screenshot);
    await workbench.close();
    console.log(resolve(values.screenshot));
  }
  return 0;
}

async function steps(workbench: Workbench): Promise<void> {
  for (const file of values.file ?? []) await workbench.openFile(file);
  const [line, column] = (values.line ?? "").split(":").map(Number);
  if (line) await workbench.goToLine(line, column);
  for (const command of values.command ?? []) await workbench.runCommand(command);
  if (values.wait) await workbench.page.locator(values.wait).first().waitFor();
  if (values["wait-in"]) {
    const frame = await workbench.webviewFrame();
    await frame.locator(values["wait-in"]).first().waitFor();
  }
  if (values.script) await runScript(values.script, workbench);
}

async function runScript(file: string, workbench: Workbench): Promise<void> {
  const outfile = resolve(repository, "out", "test", "look-script.mjs");
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const script = (await import(pathToFileURL(outfile).href)) as {
    look(workbench: Workbench): Promise<void>;
  };
  await script.look(workbench);
}

function settingsOf(pairs: readonly string[]): Record<string, unknown> {
  const entries = pairs.map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), JSON.parse(pair.slice(at + 1))];
  });
  return Object.fromEntries(entries);
}
