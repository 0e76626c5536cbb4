import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";
import { launchBrowser } from "../support/browser.ts";
import { type Child, startChild } from "./child.ts";
import { quietSettings } from "./editor-settings.ts";
import { stageExtension } from "./staging.ts";
import { temporaryFolder } from "./temporary.ts";
import { webKit } from "./web-kit.ts";
import { type Workbench, workbenchOn } from "./workbench.ts";

interface WebWorkbenchOptions {
  /** Code that runs in the worker of the language server before the server does. */
  readonly beforeServer?: string;
}

/**
 * A window of VS Code for the Web on a folder of these files, by their paths, with the extension in the browser. The folder is a
 * virtual one: what is written stays in the page.
 */
export async function openWebWorkbench(
  files: { readonly [path: string]: string },
  { beforeServer = "" }: WebWorkbenchOptions = {},
): Promise<Workbench> {
  const folder = await temporaryFolder("workspace");
  const all = { ...files, ".vscode/settings.json": JSON.stringify(quietSettings) };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const extension = await stageExtension(await temporaryFolder("web"), "web");
  const worker = join(extension, "out", "web", "server.js");
  await writeFile(worker, beforeServer + (await readFile(worker, "utf8")));
  const kit = await webKit();
  const port = await freePort();
  const server = startChild(process.execPath, [
    kit.main,
    ...kit.parameters,
    ...["--browser", "none"],
    ...["--port", String(port)],
    ...["--extensionDevelopmentPath", extension],
    folder,
  ]);
  await listening(server);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  const log = () => `${server.log()}\n${messages.join("\n")}`;
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  const workbench = await workbenchOn(page, `http://localhost:${port}`, {
    folder,
    extension,
    logFolder: "",
    log,
    close,
  });
  // What searches for files knows them when the explorer does.
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  return workbench;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function listening(server: Child): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (/Listening on/.test(server.log())) resolve();
    };
    server.onOutput(look);
    server.ended.then((code) =>
      reject(new Error(`The server of VS Code for the Web ended with ${code}:\n${server.log()}`)),
    );
    look();
  });
}
