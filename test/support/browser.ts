import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { type BrowserProgram, chromiumKit } from "../vscode/chromium-kit.ts";
import { unavailable } from "../vscode/program.ts";

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless Chromium: `CHROME_PATH`, an installed one, or one from the npm registry that is kept in the cache. */
export async function launchBrowser(): Promise<Browser> {
  const program = await browserProgram();
  return chromium.launch({
    executablePath: program.path,
    args: process.platform === "linux" ? [...flags, "--no-sandbox"] : flags,
    env: { ...stringsOf(process.env), ...program.environment },
  });
}

/** The browser that the tests use, fetched if none is there. */
export async function browserProgram(): Promise<BrowserProgram> {
  const chosen = process.env["CHROME_PATH"];
  if (chosen && !existsSync(chosen))
    throw unavailable(`CHROME_PATH names "${chosen}", which is not there`);
  const path = chosen || installedBrowser();
  if (path) return { path, environment: {} };
  if (process.platform === "linux" && process.arch === "x64") return chromiumKit();
  throw unavailable(`No Chromium is found; ${advice()}`);
}

function installedBrowser(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...knownPlaces()].find((path) => existsSync(path));
}

function knownPlaces(): string[] {
  const applications = ["Google Chrome", "Chromium", "Microsoft Edge"];
  const programs = [
    "Google\\Chrome\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ];
  const roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].map(
    (name) => process.env[name],
  );
  switch (process.platform) {
    case "darwin":
      return applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    case "win32":
      return roots.flatMap((root) => (root ? programs.map((path) => join(root, path)) : []));
    default:
      return [];
  }
}

function advice(): string {
  const install =
    process.platform === "linux" ? "run `apt-get install chromium`" : "install Chrome";
  return `${install}, or set CHROME_PATH to a Chromium, Chrome or Edge program`;
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
