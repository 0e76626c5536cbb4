import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { cacheFolder } from "./cache.ts";
import { withProgress } from "./progress.ts";
import { repository } from "./repository.ts";
import { codeVersion } from "./server-kit.ts";

/** The oldest VS Code that the extension runs in, as `engines.vscode` says. */
const oldest = [1, 91] as const;

export function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/** The `code` command of an installed VS Code that is new enough. */
export async function installedCode(): Promise<string | undefined> {
  for (const command of codeCommands()) {
    if (existsSync(command) && (await isNewEnough(command))) return command;
  }
  return undefined;
}

function codeCommands(): string[] {
  // In a terminal of a remote window, `code` speaks to that window and cannot open another editor.
  if (process.env["VSCODE_IPC_HOOK_CLI"]) return [];
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const known = ["/usr/share/code/bin", "/snap/bin"];
  const application = "Visual Studio Code.app/Contents/Resources/app/bin";
  if (process.platform === "darwin") {
    known.push(join("/Applications", application), join(homedir(), "Applications", application));
  }
  const local = process.env["LOCALAPPDATA"];
  const shared = process.env["ProgramFiles"];
  if (local) known.push(join(local, "Programs", "Microsoft VS Code", "bin"));
  if (shared) known.push(join(shared, "Microsoft VS Code", "bin"));
  return [...folders, ...known].map((folder) => join(folder, name));
}

async function isNewEnough(command: string): Promise<boolean> {
  const run = promisify(execFile);
  const asked = run(command, ["--version"], {
    timeout: 20_000,
    shell: process.platform === "win32",
  });
  const output = await asked.then(({ stdout }) => stdout).catch(() => "");
  const [major = 0, minor = 0] = output.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** A desktop VS Code of the version that the tests use, where the vendor's site can be reached. */
export async function downloadedCode(): Promise<string | undefined> {
  const cachePath = join(cacheFolder(), "desktop");
  await mkdir(cachePath, { recursive: true });
  const there = (await readdir(cachePath)).some((name) => name.endsWith(`-${codeVersion}`));
  if (!there && !(await vendorAnswers())) return undefined;
  const download = () =>
    downloadAndUnzipVSCode({
      version: codeVersion,
      cachePath,
      reporter: new SilentReporter(),
      extensionDevelopmentPath: repository,
    });
  return withProgress(
    `Looking for VS Code ${codeVersion} in ${cachePath}, or fetching it`,
    download,
  ).catch((error: unknown) => {
    process.stderr.write(`VS Code cannot be downloaded: ${String(error)}\n`);
    return undefined;
  });
}

async function vendorAnswers(): Promise<boolean> {
  const address = "https://update.code.visualstudio.com/api/releases/stable";
  const answer = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  return answer?.ok === true;
}

/** What every desktop window of ours is started with: its own data, no other extension, no questions. */
export function windowParameters(data: string): string[] {
  return [
    ...["--user-data-dir", join(data, "user")],
    ...["--extensions-dir", join(data, "extensions")],
    "--new-window",
    "--skip-welcome",
    "--skip-release-notes",
    "--disable-workspace-trust",
    "--disable-updates",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
