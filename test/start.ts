import { join } from "node:path";
import { startChild } from "./vscode/child.ts";
import { downloadedCode, hasDisplay, installedCode, windowParameters } from "./vscode/desktop.ts";
import { writeSettings } from "./vscode/editor-settings.ts";
import { exitWith } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";
import { startServer } from "./vscode/server.ts";
import { stageExtension } from "./vscode/staging.ts";
import { temporaryFolder } from "./vscode/temporary.ts";

const examples = join(repository, "examples");
const shownFile = join(examples, "dynamic-task", "valohai.yaml");
const ports = "8520-8599";

// Ctrl+C is how this program is meant to end.
process.on("SIGINT", () => process.exit(0));
await exitWith(main);

async function main(): Promise<number> {
  const data = await temporaryFolder("start");
  const code = await desktopCode();
  return code ? openDesktop(code, data) : openInBrowser(data);
}

/** The desktop VS Code to open: an installed one, else one that can be downloaded, if there is a display. */
async function desktopCode(): Promise<string | undefined> {
  const chosen = process.env["VALOHAI_VSCODE_HOST"];
  if (chosen === "server" || (chosen !== "desktop" && !hasDisplay())) return undefined;
  return (await installedCode()) ?? (await downloadedCode());
}

async function openDesktop(command: string, data: string): Promise<number> {
  const extension = await stageExtension(join(data, "staged"));
  await writeSettings(join(data, "user"), {});
  console.log(`Opening ${command} on examples/; close its window or press Ctrl+C to stop`);
  const parameters = [
    ...windowParameters(data),
    "--wait",
    `--extensionDevelopmentPath=${extension}`,
    examples,
    shownFile,
  ];
  return startChild(command, parameters, { output: "shown" }).ended;
}

async function openInBrowser(data: string): Promise<number> {
  const settings = { "security.workspace.trust.enabled": false };
  const server = await startServer({ data, settings, port: ports, watched: true });
  const address = server.address(examples, [["openFile", server.remote(shownFile)]]);
  console.log("\nVS Code runs with the extension on examples/. Open this address in a browser:\n");
  console.log(`  ${address}\n\nPress Ctrl+C to stop`);
  const code = await server.child.ended;
  console.error(`The VS Code server ended:\n${server.child.log().slice(-2000)}`);
  return code;
}
